// Package obligation judges who owes what when one state attacks another: it
// holds every clause of every treaty that names the victim against the
// incident, and says for each bound state whether the duty is owed, not owed
// or depends, and on what.
//
// Start with Evaluate. The rules are in docs/formats/treaty.md. Every test has
// three outcomes; what is not known of an incident is asked for, never
// assumed. Where a text is open, the answer lists its readings and their
// weights (Answer.Branches).
//
// Limits: the package knows law as the record states it. It does not say what
// a state will do; records of conduct are counted beside an answer and never
// change it. It reads no files, asks no clock and uses no randomness.
package obligation
