// swift-tools-version: 6.2
import PackageDescription

// A package of its own, for it can only be built with the fuzzer's runtime: script/fuzz does so.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .unsafeFlags(["-parse-as-library"]),
]

let package = Package(
    name: "Fuzzing",
    dependencies: [.package(name: "policytrack", path: "../..")],
    targets: [
        .executableTarget(
            name: "FuzzStages", dependencies: [.product(name: "Stages", package: "policytrack")],
            swiftSettings: settings)
    ]
)
