package dataset_test

import (
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casus/internal/dataset"
	"casus/internal/researchdata"
	"casus/internal/world"
)

var (
	checksum = regexp.MustCompile(`^[0-9a-f]{64}$`)
	bibEntry = regexp.MustCompile(`(?s)^(@[a-z]+\{[a-z0-9_-]+,\n.*\n\}\n)+$`)
)

// Every entry says what a user needs to know, and has a reader.
func TestCatalogueIsWhole(t *testing.T) {
	seen, sources := map[string]bool{}, map[string]string{}
	for _, s := range dataset.Catalogue() {
		id := s.Name + " " + s.Version
		for what, wrong := range map[string]bool{
			"stands twice":                        seen[id],
			"has no title":                        s.Title == "",
			"has no citation":                     s.Cite == "",
			"has no BibTeX entry":                 !bibEntry.MatchString(s.BibTeX) || strings.Count(s.BibTeX, "{") != strings.Count(s.BibTeX, "}"),
			"has no terms":                        s.Terms == "",
			"has no reader that exists":           dataset.ReaderOf(s.Reader) == nil,
			"has no years in order":               s.Years[0] < 1000 || s.Years[1] < s.Years[0] || s.Years[1] > 2100,
			"has a source id of another data set": s.SourceID == "" || sources[s.SourceID] != "",
			"has no files":                        len(s.Files) == 0,
			"ends outside its years":              s.Ends > world.MakeDay(s.Years[1], 12, 31) || s.Ends < world.MakeDay(s.Years[1], 1, 1),
		} {
			if wrong {
				t.Errorf("%s %s", id, what)
			}
		}
		seen[id], sources[s.SourceID] = true, id
		if u, err := url.Parse(s.From); err != nil || u.Host == "" {
			t.Errorf("%s is from %q, no address", id, s.From)
		}
		if _, err := world.ParseDate(s.Date); err != nil {
			t.Errorf("%s is of %q, no date", id, s.Date)
		}
		for name, years := range s.Spans {
			if years[0] < s.Years[0] || years[1] > s.Years[1] || years[1] < years[0] {
				t.Errorf("%s has %s from %d to %d, outside its years", id, name, years[0], years[1])
			}
		}
		names, addresses := map[string]bool{}, map[string]string{}
		for _, c := range s.Files {
			if wrong := addressFault(c, addresses); wrong != "" {
				t.Errorf("%s: %s has the address %q, %s", id, c.Name, c.URL, wrong)
			}
			for _, name := range append([]string{c.Name}, c.Also...) {
				if names[strings.ToLower(name)] || name == "" {
					t.Errorf("%s has the file name %q twice", id, name)
				}
				names[strings.ToLower(name)] = true
			}
			if c.SHA256 != "" && (!checksum.MatchString(c.SHA256) || c.Rows <= 0) {
				t.Errorf("%s: %s has the checksum %q and %d rows", id, c.Name, c.SHA256, c.Rows)
			}
			if (c.SHA256 == "") != (c.Text == "") || c.Text != "" && !checksum.MatchString(c.Text) {
				t.Errorf("%s: %s has the checksum %q and that of its text %q", id, c.Name, c.SHA256, c.Text)
			}
		}
	}
}

// addressFault says what is wrong with where a file can be had. The last part of
// an address names the download, and so do names of files in a mirror.
func addressFault(c dataset.Copy, byName map[string]string) string {
	if !filepath.IsLocal(c.Name) || strings.ContainsAny(c.Name, `/\:`) {
		return "and no name of a file"
	}
	if c.URL == "" {
		if len(c.Member) > 0 {
			return "and is in an archive"
		}
		return ""
	}
	u, err := url.Parse(c.URL)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return "which is not https"
	}
	name := path.Base(u.Path)
	if strings.HasSuffix(name, ".zip") != (len(c.Member) > 0) {
		return "an archive without a member, or the other way round"
	}
	if other := byName[name]; other != "" && other != c.URL || !filepath.IsLocal(name) {
		return "and another file of the set would be downloaded under its name"
	}
	byName[name] = c.URL
	if slices.ContainsFunc(c.Member, func(m string) bool { return !filepath.IsLocal(m) }) {
		return "and a member that leads out of the archive"
	}
	return ""
}

// Every copy at hand is found by a name of the catalogue, read by its reader, and
// has the rows and the checksum that the catalogue states.
func TestCopiesAtHandAreAsTheCatalogueSays(t *testing.T) {
	if testing.Short() {
		t.Skip("reads every data set")
	}
	folders := []string{}
	root := researchdata.Path(t, "data")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			folders = append(folders, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range dataset.Catalogue() {
		t.Run(fmt.Sprintf("%s@%s", s.Name, s.Version), func(t *testing.T) {
			read := false
			for _, folder := range folders {
				found, missing, err := s.Locate(os.DirFS(folder))
				if err != nil {
					t.Fatal(err)
				}
				if len(missing) > 0 || len(found) == 0 {
					continue
				}
				read = true
				atHand(t, s, folder, found)
			}
			if !read {
				t.Skip("no copy is at hand")
			}
		})
	}
}

func atHand(t *testing.T, s dataset.Set, folder string, found map[string]string) {
	t.Helper()
	got, err := dataset.ReaderOf(s.Reader)(os.DirFS(folder), found)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Files) != len(found) {
		t.Errorf("%d files were read of the %d there: %v", len(got.Files), len(found), found)
	}
	for _, c := range s.Files {
		i := slices.IndexFunc(got.Files, func(f dataset.File) bool { return f.Name == found[c.Name] })
		if found[c.Name] == "" || c.SHA256 == "" {
			continue
		}
		if i < 0 {
			t.Errorf("%s was not read", found[c.Name])
			continue
		}
		if f := got.Files[i]; f.Rows != c.Rows || f.SHA256 != c.SHA256 {
			t.Errorf("%s has %d rows and the checksum %s; the catalogue says %d and %s", f.Name, f.Rows, f.SHA256, c.Rows, c.SHA256)
		}
	}
}
