// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that policytrack never depends on what only measures it.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "Benchmarks",
    products: [
        .executable(name: "corpus", targets: ["CorpusCommand"]),
        .executable(name: "measure", targets: ["MeasureCommand"]),
    ],
    dependencies: [
        .package(name: "policytrack", path: "../.."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .target(name: "Corpus", swiftSettings: settings),
        .executableTarget(
            name: "CorpusCommand",
            dependencies: ["Corpus", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: settings),
        .systemLibrary(name: "CTreeParse", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CChild"),
        .target(name: "CCounts"),
        .executableTarget(
            name: "MeasureCommand",
            dependencies: [
                "Corpus", "CTreeParse", "CChild", "CCounts", .product(name: "Stages", package: "policytrack"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings),
        .testTarget(name: "CorpusTests", dependencies: ["Corpus"], swiftSettings: settings),
    ]
)
