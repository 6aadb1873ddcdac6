package workbench

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"casus/internal/browser"
)

// TestAStudyIsKept saves a study, kills the server, and finds all again; then takes
// the study out and in.
func TestAStudyIsKept(t *testing.T) {
	t.Parallel()
	kept := filepath.Join(t.TempDir(), "studies.db")
	own, err := browser.Serve(binary, kept)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { own.Kill() })
	r := openAt(t, own.URL, desk, "?view=whatif&attacker=IND&target=PAK")
	r.click(".study button", "No study open")
	r.do(r.Fill("dialog input", "New study", "Ankara joins"))
	r.click("dialog button", "Begin")
	r.has("dialog .study-row", "Ankara joins")
	r.press(browser.Escape)
	r.turkey()
	r.do(r.Until("the study to be saved", `document.querySelector(".study [role=status]")?.textContent === "saved" && document.querySelector(".chip")`))
	r.settled()
	link := look[string](r, `location.search`)
	if !strings.Contains(link, "study=") {
		t.Fatalf("the address does not name the study: %s", link)
	}

	// The server dies without warning and comes back on another port.
	own.Kill()
	again, err := browser.Serve(binary, kept)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Kill() })
	s := reader{t, r.Tab, again.URL}
	r.at = again.URL
	r.Forgive()
	study := strings.Split(strings.SplitAfter(link, "study=")[1], "&")[0]
	r.Fresh()
	s.visit("?study=" + study)
	s.has(".study button", "Study: Ankara joins")
	s.has(".chip", "Turkey joins")
	s.click(".study button", "Study: Ankara joins")
	name, archive, err := s.Saved(func() error { return s.Click("dialog a", "Export Ankara joins") })
	s.do(err)
	files, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil || len(files.File) < 3 {
		t.Fatalf("%s is no archive of a study: %v", name, err)
	}
	s.click("dialog button", "Delete Ankara joins")
	s.click("dialog button", "Delete for good")
	s.sees("No study is kept yet")
	s.do(s.Give(`dialog input[type="file"]`, name))
	s.has("dialog .study-row", "Ankara joins")
	s.press(browser.Escape)
	s.has(".chip", "Turkey joins")
	s.sees("India attacks Pakistan: before and after")
}
