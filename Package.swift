// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// The rooms of the house; `Documentation/Map.md` tells what each is for and what it must never know.
let package = Package(
  name: "Chancery",
  products: [.executable(name: "chancery", targets: ["chancery"])],
  targets: [
    // System libraries: a module map and nothing else, each imported by exactly one room.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMarkdown", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev"])]),
    .systemLibrary(name: "CDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CMicrohttpd", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    // libxml2 behind functions of our own: its headers bring ICU's, which clash with Foundation's.
    .target(name: "CXML", dependencies: ["CLibXML2"]),

    // libcurl, opened when it is first needed: only who follows feeds needs it.
    .target(name: "CCurl"),

    // Rooms that everyone may use and that use nobody.
    .target(name: "CMessages", exclude: ["messages.tsv"]),
    .target(name: "Messages", dependencies: ["CMessages"], swiftSettings: strict),
    .target(name: "Record", swiftSettings: strict),
    .target(name: "Lexicon", dependencies: ["Record", "Messages"], exclude: ["Tables"], swiftSettings: strict),

    // The way of an article.
    .target(
      name: "Intake",
      dependencies: ["Record", "Lexicon", "CArchive", "CGumbo", "CXML", "CYAML", "CMarkdown", "CDigest"],
      swiftSettings: strict),
    .target(name: "Reading", dependencies: ["Record", "Lexicon"], swiftSettings: strict),
    .target(name: "Collation", dependencies: ["Record", "Lexicon"], swiftSettings: strict),
    // What the lines of readings have in common, for packing them.
    .target(name: "CReadingDictionary", exclude: ["readings.zdict"]),
    .target(
      name: "Archive", dependencies: ["Record", "CSQLite", "CZstd", "CReadingDictionary"], swiftSettings: strict),

    // The one room that asks other machines: follows feeds and pages, keeps what they answer.
    .target(
      name: "Fetching", dependencies: ["Record", "Intake", "Archive", "CCurl"],
      swiftSettings: strict),

    // What may be asked of an archive, in one language.
    .target(name: "Query", dependencies: ["Record", "Messages", "Lexicon", "Archive"], swiftSettings: strict),

    // How the record is worded and marked up, for terminal and browser.
    .target(name: "Presentation", dependencies: ["Record", "Messages", "Lexicon", "Collation"], swiftSettings: strict),
    // The record in a browser, and as data for programs.
    .target(name: "CGazetteAssets", exclude: ["gazette.css", "gazette.js", "seal.svg"]),
    .target(
      name: "Gazette",
      dependencies: [
        "Record", "Messages", "Lexicon", "Collation", "Archive", "Query", "Presentation", "CMicrohttpd",
        "CGazetteAssets",
      ],
      swiftSettings: strict),

    // The tables as one image inside the program: `make lexicon` compiles it, `CLexiconImage` embeds it.
    .executableTarget(name: "lexicon-compiler", dependencies: ["Lexicon"], swiftSettings: strict),
    .target(name: "CLexiconImage", exclude: ["lexicon.bin"]),
    .target(name: "BuiltInLexicon", dependencies: ["Lexicon", "CLexiconImage"], swiftSettings: strict),

    .executableTarget(
      name: "chancery",
      dependencies: [
        "Record", "Messages", "Lexicon", "BuiltInLexicon", "Intake", "Reading", "Collation", "Archive", "Query",
        "Presentation", "Gazette", "Fetching",
      ],
      swiftSettings: strict),

    // Learns the weights of the choices from annotated articles: `make train`.
    .executableTarget(
      name: "trainer", dependencies: ["Record", "Lexicon", "BuiltInLexicon", "Intake", "Reading"],
      swiftSettings: strict),

    // Where the time goes, stage by stage: `make bench`.
    .executableTarget(
      name: "stages",
      dependencies: ["Record", "Lexicon", "BuiltInLexicon", "Intake", "Reading", "Collation", "Archive"],
      path: "Benchmarks/Stages", swiftSettings: strict),

    .testTarget(name: "MessagesTests", dependencies: ["Messages"], swiftSettings: strict),
    .testTarget(name: "RecordTests", dependencies: ["Record"], swiftSettings: strict),
    .testTarget(name: "LexiconTests", dependencies: ["Lexicon", "Record"], swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
    .testTarget(name: "ArchiveTests", dependencies: ["Archive", "Record", "CSQLite"], swiftSettings: strict),
    .testTarget(
      name: "QueryTests", dependencies: ["Query", "Messages", "Archive", "BuiltInLexicon", "Lexicon", "Record"],
      swiftSettings: strict),
    .testTarget(
      name: "GazetteTests",
      dependencies: ["Gazette", "Messages", "Query", "Archive", "BuiltInLexicon", "Lexicon", "Record"],
      swiftSettings: strict),
    .testTarget(name: "BrowserTests", dependencies: ["chancery"], swiftSettings: strict),
    .testTarget(
      name: "FetchingTests",
      dependencies: ["Fetching", "Intake", "Archive", "BuiltInLexicon", "Lexicon", "Record", "CCurl"],
      swiftSettings: strict),
    .testTarget(name: "IntakeTests", dependencies: ["Intake", "Lexicon", "Record"], swiftSettings: strict),
    // Texts that nobody wrote and what must hold of their readings: for `make fuzz` and for the tests.
    .target(
      name: "FuzzInputs", dependencies: ["Record", "Lexicon", "Reading"], path: "Fuzz/Inputs", swiftSettings: strict),

    .testTarget(
      name: "ReadingTests",
      dependencies: ["Reading", "Intake", "BuiltInLexicon", "Lexicon", "Record", "FuzzInputs"],
      swiftSettings: strict),
    .testTarget(
      name: "TrainerTests", dependencies: ["trainer", "BuiltInLexicon", "Lexicon", "Record"], swiftSettings: strict),
    .testTarget(
      name: "CollationTests", dependencies: ["Collation", "Reading", "BuiltInLexicon", "Lexicon", "Record"],
      swiftSettings: strict),
    .testTarget(
      name: "ProgramTests", dependencies: ["chancery", "Record"], exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "QualityTests", dependencies: ["Intake", "Reading", "BuiltInLexicon", "Lexicon", "Record"],
      path: "Tests/Quality", exclude: ["posts", "pages", "gold.json", "floors.tsv"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// `make fuzz`: libFuzzer brings its own main, so the target is there only when it is asked for. The flags that tell it
// which lines an input has reached are given to every target by the Makefile.
if let sanitizers = Context.environment["CHANCERY_FUZZ"] {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["Record", "Lexicon", "BuiltInLexicon", "Intake", "Reading", "FuzzInputs"],
      path: "Fuzz/Program", swiftSettings: strict + [.unsafeFlags(["-parse-as-library", "-sanitize=\(sanitizers)"])],
      linkerSettings: [.unsafeFlags(["-sanitize=\(sanitizers)"])]))
}
