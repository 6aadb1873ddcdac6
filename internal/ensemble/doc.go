// Package ensemble runs a crisis many times and counts. Start with NewPlan, which
// says what is run, and Run, which runs a Span of it on all cores and gives a Part;
// Merge puts parts together, whoever made them, and Part.Summary reads one.
//
// A plan is small JSON with a hash. Run i of a plan is the same wherever and by
// however many cores it is made, a Part holds whole numbers alone, and merging adds
// them: the order of parts, the number of cores and the size of a piece of work
// leave no trace. A part knows which runs it holds and is refused by others that
// hold one of them, or that are of another plan, so that no run counts twice.
//
// With an edit each run is made twice, before and after, from the same random
// numbers. What differs is then counted run by run, and the error of a difference
// is that of these pairs.
//
// Standard errors are those of drawing runs. They say nothing of how right the
// parameters are; package screening shows how much rests on them.
package ensemble
