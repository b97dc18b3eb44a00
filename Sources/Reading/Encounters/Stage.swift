/// Who is present as a reader goes from sentence to sentence.
struct Stage {
  /// The subject of the clause before: whom 他 or a dropped subject means.
  var subject: [Voice] = []
  /// The sides of the encounter told last: whom 双方 means.
  var sides: (actors: [Voice], recipients: [Voice])?
}
