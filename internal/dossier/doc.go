// Package dossier reads, checks and writes the record: a folder of plain files
// (docs/formats/dossier.md) that becomes a world.World.
//
// Start with Open for a folder, Embedded for the dossiers that come with the
// program, Check for the list of faults, Write to save a World and Starter for
// a new dossier. Every fault is found in one run, with file, line and column;
// a dossier with a fault is not used. Files are bounded in size and nesting,
// so that a hostile folder costs bounded time and memory.
package dossier
