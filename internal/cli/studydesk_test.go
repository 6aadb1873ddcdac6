package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/dossier"
	"casus/internal/server"
	"casus/internal/workspace"
)

// deskServer serves studies on the record of an embedded dossier or a folder.
func deskServer(t *testing.T, name, file string) *server.Server {
	t.Helper()
	kept, err := keepRecords(name)
	if err != nil {
		t.Fatal(err)
	}
	record, err := kept.record(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	studies, closeStudies, err := workspaceFlag{Workspace: file}.studies(Env{}, record)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeStudies() })
	s, err := server.New(server.Options{Studies: studies, Addr: "127.0.0.1:8080"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// call sends a request below /api/v1/studies as the page does and wants a status.
func call(t *testing.T, s *server.Server, status int, method, path, body string) []byte {
	t.Helper()
	r := httptest.NewRequest(method, "/api/v1/studies"+path, strings.NewReader(body))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("X-Casus", "1")
	switch {
	case path == "/import":
		r.Header.Set("Content-Type", "application/zip")
	case body != "":
		r.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != status {
		t.Fatalf("%s %s %s: %d, want %d: %s", method, path, body, w.Code, status, w.Body)
	}
	return w.Body.Bytes()
}

func study(t *testing.T, data []byte) (s server.Study) {
	t.Helper()
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	return s
}

// TestStudiesOverHTTP goes through the life of a study as the page lives it, and finds
// it again after the server was started anew.
func TestStudiesOverHTTP(t *testing.T) {
	file := filepath.Join(t.TempDir(), "workspace.db")
	s := deskServer(t, dossier.Default, file)
	id := "/" + study(t, call(t, s, 201, "POST", "", `{"name":"Ankara joins"}`)).ID
	call(t, s, 200, "POST", id+"/edits", `{"edit":"join Turkey:SMDA2025"}`)
	call(t, s, 200, "POST", id+"/edits", `{"edit":"weigh smda-duty:binding=0.5"}`)
	call(t, s, 200, "POST", id+"/edits", `{"edit":"sign TRILAT2026"}`)
	call(t, s, 200, "DELETE", id+"/edits/last", "")
	call(t, s, 200, "PUT", id+"/notes", `{"subject":"TUR","text":"<b> & \"more\"\nlines"}`)
	call(t, s, 201, "POST", id+"/runs", `{"kind":"crisis","query":"runs=10","summary":{"war":[0.5,0.6]}}`)
	last := study(t, call(t, s, 200, "PUT", id, `{"revision":7,"view":"view=who","readings":{"smda-duty":"binding"}}`))
	if got := strings.Join(last.Edits, "|"); got != "join TUR:SMDA2025|weigh smda-duty:binding=0.5" || last.Revision != 8 {
		t.Errorf("edits %s at revision %d", got, last.Revision)
	}
	for _, c := range []struct {
		status             int
		method, path, body string
		want               string
	}{
		{409, "PUT", id, `{"revision":7,"name":"late"}`, "changed meanwhile"},
		{400, "PUT", id, `{"revision":-1,"name":"x"}`, "revision"},
		{400, "PUT", id, `{"readings":{"smda-duty":"bindin"}}`, "did you mean binding"},
		{400, "POST", id + "/edits", `{"edit":"join TUR:SMDA2025"}`, "already in"},
		{400, "POST", id + "/edits", `{"edit":"value TUR:persnnel:2026=1"}`, "did you mean personnel"},
		{413, "PUT", id + "/notes", fmt.Sprintf(`{"subject":"TUR","text":%q}`, strings.Repeat("x", workspace.MaxNote+1)), "at most"},
		{400, "POST", "", `{"name":""}`, "name"},
		{400, "POST", "/import", "PK", "no zip"},
		{404, "GET", "/nothing", "", "no study"},
	} {
		if body := call(t, s, c.status, c.method, c.path, c.body); !strings.Contains(string(body), c.want) {
			t.Errorf("%s %s says %s; want %q", c.method, c.body, body, c.want)
		}
	}
	again := deskServer(t, dossier.Default, file)
	if d := cmp.Diff(last, study(t, call(t, again, 200, "GET", id, ""))); d != "" {
		t.Errorf("-before +after the start:\n%s", d)
	}
	zip := call(t, again, 200, "GET", id+"/export", "")
	call(t, again, 204, "DELETE", id, "")
	back := study(t, call(t, again, 201, "POST", "/import", string(zip)))
	back.ID, back.Revision = last.ID, last.Revision
	if d := cmp.Diff(last, back); d != "" {
		t.Errorf("-exported +imported:\n%s", d)
	}
	if list := call(t, again, 200, "GET", "", ""); bytes.Count(list, []byte(`"id"`)) != 1 || !bytes.Contains(list, []byte(`"dossier": "riyadh-ankara"`)) {
		t.Errorf("the list is %s", list)
	}
}

// TestStudyOfAnotherDossier is shown and can be deleted, but not edited or exported.
func TestStudyOfAnotherDossier(t *testing.T) {
	file, folder := filepath.Join(t.TempDir(), "workspace.db"), filepath.Join(t.TempDir(), "mine")
	if err := dossier.Starter(folder); err != nil {
		t.Fatal(err)
	}
	mine := deskServer(t, folder, file)
	id := "/" + study(t, call(t, mine, 201, "POST", "", `{"name":"Tresland"}`)).ID
	call(t, mine, 200, "POST", id+"/edits", `{"edit":"join TRS:ARCVEL2020"}`)
	zip := string(call(t, mine, http.StatusOK, "GET", id+"/export", ""))
	other := deskServer(t, dossier.Default, file)
	call(t, other, 200, "GET", id, "")
	for _, c := range [][3]string{{"POST", id + "/edits", `{"edit":"join TUR:SMDA2025"}`}, {"GET", id + "/export", ""}, {"POST", "/import", zip}, {"PUT", id, `{"edits":[]}`}} {
		if body := call(t, other, 400, c[0], c[1], c[2]); !strings.Contains(string(body), `\"starter\"`) {
			t.Errorf("%s %s says %s", c[0], c[1], body)
		}
	}
	call(t, other, 204, "DELETE", id, "")
}

// TestServeWithoutAWorkspace: the default one may fail and is told, a named one may
// not.
func TestServeWithoutAWorkspace(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_DATA_HOME", dir)
	t.Setenv("LocalAppData", dir)
	t.Setenv("HOME", dir)
	path, err := workspace.DefaultPath()
	if err != nil {
		t.Fatal(err)
	}
	if err := dossier.Starter(path); err != nil { // a folder where the file should be
		t.Fatal(err)
	}
	var told bytes.Buffer
	studies, closeStudies, err := workspaceFlag{}.studies(Env{Err: &told}, nil)
	if err != nil || studies != nil || closeStudies() != nil || !strings.Contains(told.String(), "no studies can be kept") {
		t.Errorf("%v, %v, %q", studies, err, &told)
	}
	if _, _, err := (workspaceFlag{Workspace: path}).studies(Env{}, nil); err == nil {
		t.Error("a named workspace that is a folder was passed over")
	}
}
