// Package reading says what a report as a whole claims and where it has it from,
// in any language that wording knows; which reports repeat one root; and what a
// copy changed.
//
// Start with Read for one report, Group for many, Drift for a root and its copy,
// and Batch for a folder of files. Work is linear in the length of a report;
// what goes beyond MaxText is not read, and the reading says so.
//
// It goes by the words of wording's lists and their places; it knows no story.
// docs/formats/claims.md holds the rules in plain words.
package reading
