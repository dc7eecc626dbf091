// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// One library of ours and, where it has any, its tests.
///
/// - Parameters:
///   - embeds: Files compiled into the library as bytes, so that the program needs no folder beside it.
///   - aids: What its tests use besides.
func library(
    _ name: String, uses: [Target.Dependency] = [], embeds: [String] = [], fixtures: [String] = [],
    aids: [Target.Dependency] = []
) -> [Target] {
    [
        .target(
            name: name, dependencies: uses, resources: embeds.map { .embedInCode($0) }, swiftSettings: settings),
        .testTarget(
            name: "\(name)Tests", dependencies: [.target(name: name)] + uses + aids,
            resources: fixtures.map { .copy($0) }, swiftSettings: settings),
    ]
}

/// One pipeline stage: a library that speaks in the values of `PipelineModel` and imports no other stage.
func stage(
    _ name: String, uses: [Target.Dependency] = [], embeds: [String] = [], fixtures: [String] = [],
    aids: [Target.Dependency] = []
) -> [Target] {
    library(name, uses: ["PipelineModel"] + uses, embeds: embeds, fixtures: fixtures, aids: aids)
}

/// Paths and error numbers as values, which `Storage` speaks in.
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "policytrack",
    products: [
        .executable(name: "policytrack", targets: ["policytrack"]),
        // For Tests/Benchmarks, a package of its own.
        .library(
            name: "Stages",
            targets: [
                "HTMLTree", "PipelineModel", "HanText", "Ingest", "Extract", "Normalise", "Deduplicate", "Classify",
                "Warehouse", "Storage",
            ]),
        // For Tests/Benchmarks/dedup-scale, a package of its own.
        .library(name: "Deduplicate", targets: ["Deduplicate", "PipelineModel", "Storage"]),
        // Preloaded into the program by the tests of PolicytrackTests/Durability.
        .library(name: "DiskFaults", type: .dynamic, targets: ["DiskFaults"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        // Tables about Chinese text, written by script/generate-han-tables.
        .target(name: "CHanTables"),
        .target(name: "DiskFaults", path: "Tests/DiskFaults"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    ]
        + library("HTMLTree", uses: ["CLibXML2"])
        + library("PipelineModel", uses: ["CCrypto"])
        + library("HanText", uses: ["CHanTables"])
        + library("Storage", uses: ["CLinux", system])
        + library("Ledger", uses: ["PipelineModel", .product(name: "GRDB", package: "GRDB.swift")])
        + stage("Ingest", uses: ["Storage", "CZlib", system])
        + stage("Extract", uses: ["HTMLTree", "HanText"], fixtures: ["Pages"], aids: ["Ingest"])
        + stage("Normalise", uses: ["HanText"], fixtures: ["Pages"])
        + stage("Deduplicate", uses: ["HanText", "Storage", system])
        + stage("Classify", uses: ["HanText"], embeds: ["Topics/topics.json"], fixtures: ["Articles"])
        + stage("Warehouse", uses: ["Storage", system])
        + library(
            "Pipeline",
            uses: [
                "PipelineModel", "HanText", "Storage", "Ledger", "Ingest", "Extract", "Normalise", "Deduplicate",
                "Classify", "Warehouse", "CLinux", system, .product(name: "Logging", package: "swift-log"),
            ])
        + [
            .executableTarget(
                name: "policytrack",
                dependencies: [
                    "Pipeline", "PipelineModel", "HanText", "Storage", "Normalise", "Deduplicate", "Classify", system,
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                    .product(name: "Logging", package: "swift-log"),
                ],
                swiftSettings: settings),
            .testTarget(
                name: "PolicytrackTests", dependencies: ["policytrack", "DiskFaults", "Storage", "CZlib", system],
                swiftSettings: settings),
        ]
)
