// Package download fetches files of catalogued data sets from the network into
// a user's store. Start with Fetcher.Set, which fetches and imports a version of
// a data set; Fetcher.File fetches one file and Extract takes one out of a zip
// archive.
//
// What has come of a file is kept when a download breaks off, and the next one
// goes on from there if the server still has the same file. The package knows
// nothing of what is in the files: the strict readers of package dataset decide
// whether they are taken.
package download
