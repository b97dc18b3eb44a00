import Intake
import Lexicon
import Messages
import Presentation

/// `--map title=Überschrift`: what a table's columns or the members of JSON objects are called, as a person says.
enum FieldMapping {
  /// The table `fields.tsv` with what is said in front: a name that is said goes before all that are known.
  ///
  /// - Parameter mappings: `FIELD=NAME` each.
  /// - Throws: `UsageError` for what is none, and for a field that there is none of.
  static func table(_ mappings: [String], _ lexicon: LoadedLexicon) throws(UsageError) -> Table {
    var table = lexicon.table("fields")
    guard !mappings.isEmpty else { return table }
    var rows: [Table.Row] = []
    for mapping in mappings {
      let parts = mapping.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw UsageError(problem: "“\(Plain.text(mapping))” maps nothing", remedy: "Write --map title=Überschrift.")
      }
      guard SourceParts.fieldNames.contains(parts[0]) else {
        throw UsageError(
          problem: "there is no field “\(Plain.text(parts[0]))”",
          remedy: "Use one of: \(SourceParts.fieldNames.joined(separator: ", ")).")
      }
      rows.append(Table.Row(cells: table.columns.map { $0 == "field" ? parts[0] : $0 == "name" ? parts[1] : "" }))
    }
    table.rows = rows + table.rows
    return table
  }
}
