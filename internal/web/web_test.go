package web

import (
	"io/fs"
	"testing"
)

// TestPage looks at the page where one was built; without a build there is none.
func TestPage(t *testing.T) {
	page := Page()
	_, built := fs.Stat(dist, "dist/index.html")
	if (page == nil) != (built != nil) {
		t.Fatalf("a page: %v, built: %v", page != nil, built == nil)
	}
	if page == nil {
		return
	}
	if data, err := fs.ReadFile(page, "index.html"); err != nil || len(data) == 0 {
		t.Errorf("index.html: %v, %d bytes", err, len(data))
	}
}
