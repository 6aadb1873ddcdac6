// Package web holds the page of the workbench as it was built from the folder web
// of the sources. The bundle is no part of the sources: without a build there is
// none, and the program says how to get it. Start with Page.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Page gives the files of the page, with index.html at the root; nil where the
// program was built without them.
func Page() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil
	}
	if _, err := fs.Stat(files, "index.html"); err != nil {
		return nil
	}
	return files
}
