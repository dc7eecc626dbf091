// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that policytrack never depends on what only measures it.
let package = Package(
    name: "dedup-scale",
    dependencies: [
        .package(name: "policytrack", path: "../../.."),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .executableTarget(
            name: "dedup-scale",
            dependencies: [
                .product(name: "Deduplicate", package: "policytrack"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility")])
    ]
)
