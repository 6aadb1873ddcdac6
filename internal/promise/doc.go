// Package promise makes the record of promises that package reliability learns
// from out of the published tables, and keeps what was fitted to them. Start with
// Fitted, which is the model that comes with casus and where it comes from; Fit
// finds the tables under a folder and does everything anew.
//
// The rows are those of Berkemeier and Fuhrmann (2018): an alliance of a
// belligerent in an inter-state war. By their coding after Leeds, Long and Mitchell
// (2000) an alliance was called if it is coded as honoured or violated (honorLLM,
// violateLLM), and kept if it is coded as honoured. Every table of outcomes beside
// the cases is joined, row by row. Cases themselves do not come with casus; a
// folder that has them opens each number to its cases.
package promise
