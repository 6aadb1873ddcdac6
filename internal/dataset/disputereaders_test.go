package dataset_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/dataset"
)

// disputeFolders are the folders of the research data in which the sets of
// disputes, wars, crises and conflicts lie.
var disputeFolders = map[string]string{
	"mid": "mid", "mid-dispute-years": "mid", "mid-locations": "mid", "dyadic-mid": "mid",
	"gml-mid": "gml-mid", "gml-mid-dispute-years": "gml-mid", "gml-mid-participants": "gml-mid",
	"cow-inter-state-wars": "wars", "cow-intra-state-wars": "wars", "cow-extra-state-wars": "wars", "cow-non-state-wars": "wars", "dyadic-wars": "wars",
	"icb": "icb", "ucdp-acd": "ucdp-acd",
}

// Every set is read by its reader to the last row, and every file is the one
// that the catalogue knows, under its published name or another.
func TestPublishedDisputeSets(t *testing.T) {
	found := 0
	for _, set := range dataset.Catalogue() {
		folder, ok := disputeFolders[set.Name]
		if !ok {
			continue
		}
		found++
		read := dataset.ReaderOf(set.Reader)
		if read == nil {
			t.Errorf("%s: there is no reader %q", set.Name, set.Reader)
			continue
		}
		fsys := research(t, folder)
		files := copiesOf(fsys, set)
		reading, err := read(fsys, files)
		if err != nil {
			t.Errorf("%s: %v", set.Name, err)
			continue
		}
		if len(reading.Files) != len(set.Files) {
			t.Errorf("%s: %d files read, want %d", set.Name, len(reading.Files), len(set.Files))
			continue
		}
		for i, f := range reading.Files {
			if f.Rows != set.Files[i].Rows || set.Verdict(f) != "as published" {
				t.Errorf("%s: %s has %d rows, want %d; %s", set.Name, f.Name, f.Rows, set.Files[i].Rows, set.Verdict(f))
			}
		}
	}
	if found != len(disputeFolders) {
		t.Errorf("%d sets are in the catalogue, want %d", found, len(disputeFolders))
	}
}

// copiesOf gives the names of the files of a set that are in a folder.
func copiesOf(fsys fs.FS, set dataset.Set) map[string]string {
	files := map[string]string{}
	for _, c := range set.Files {
		for _, name := range append(slices.Clone(c.Also), c.Name) {
			if _, err := fs.Stat(fsys, name); err == nil {
				files[c.Name] = name
			}
		}
	}
	return files
}

// A published file that is cut in its last row is refused with its name and line.
func TestCutDisputeSets(t *testing.T) {
	for _, set := range dataset.Catalogue() {
		folder, ok := disputeFolders[set.Name]
		if !ok {
			continue
		}
		files := copiesOf(research(t, folder), set)
		for i, c := range set.Files {
			whole := fstest.MapFS{}
			for _, name := range files {
				data, err := fs.ReadFile(research(t, folder), name)
				if err != nil {
					t.Fatal(err)
				}
				whole[name] = &fstest.MapFile{Data: data}
			}
			name := files[c.Name]
			data := bytes.TrimRight(whole[name].Data, "\r\n")
			last := bytes.LastIndexAny(data, "\r\n") + 1
			whole[name].Data = data[:last+(len(data)-last)/2]
			want := fmt.Sprintf("%s:%d:", name, c.Rows+1)
			if _, err := dataset.ReaderOf(set.Reader)(whole, files); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s, file %d: %v\nshould say %q", set.Name, i, err, want)
			}
		}
	}
}
