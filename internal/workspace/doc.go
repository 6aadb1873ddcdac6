// Package workspace keeps studies: what a person changes in a record, which
// readings they settle, what they note and what they had computed. All studies
// stand in one SQLite file (docs/formats/workspace.md).
//
// Start with Open, then Create, AddEdit and the other writes of a Workspace. A
// write returns when its transaction is on disk: what was acknowledged survives a
// killed process and a cut of power. Files and ReadZip take a study out as a
// dossier folder and in again.
//
// Everything is bounded, and a file that is no workspace, or one of a newer casus,
// is refused and left as it is. Whether an edit is possible in a record is for the
// caller to say: the room stores the words of an edit and knows their form alone.
package workspace
