package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"
)

// studyRoute is one route below /api/v1/studies. ID stands for the id of a study.
type studyRoute struct {
	method, path string
	summary      string
	body         any    // of the type of the JSON body; nil: none
	kind         string // of the body where it is no JSON
	answer       any    // of the type of the JSON answer; nil: none, or no JSON
	status       int
	do           func(s *Server, r *http.Request, id string, body []byte) (any, error)
}

const (
	jsonKind    = "application/json"
	zipKind     = "application/zip"
	mostArchive = 16 << 20 // bytes of a study that is imported
)

// StudiesSchema names the shape of StudyList in JSON.
const StudiesSchema = "casus.studies/1"

var studyRoutes = []studyRoute{
	{method: "GET", path: "studies", summary: "All studies, the last changed first.", answer: StudyList{}, status: 200, do: func(s *Server, r *http.Request, _ string, _ []byte) (any, error) {
		list, err := s.opt.Studies.List(r.Context())
		return StudyList{StudiesSchema, append([]StudyEntry{}, list...)}, err
	}},
	{method: "POST", path: "studies", summary: "Begin a study.", body: NewStudy{}, answer: Study{}, status: 201, do: with(func(s *Server, ctx context.Context, _ string, b NewStudy) (Study, error) {
		return s.opt.Studies.Create(ctx, b.Name)
	})},
	{method: "POST", path: "studies/import", summary: "Bring in a study that was exported.", kind: zipKind, answer: Study{}, status: 201, do: func(s *Server, r *http.Request, _ string, body []byte) (any, error) {
		return s.opt.Studies.Import(r.Context(), body)
	}},
	{method: "GET", path: "studies/ID", summary: "A study.", answer: Study{}, status: 200, do: func(s *Server, r *http.Request, id string, _ []byte) (any, error) {
		return s.opt.Studies.Get(r.Context(), id)
	}},
	{method: "PUT", path: "studies/ID", summary: "Change a study; what the body leaves out stays.", body: StudyChange{}, answer: Study{}, status: 200, do: with(func(s *Server, ctx context.Context, id string, b StudyChange) (Study, error) {
		return s.opt.Studies.Change(ctx, id, b)
	})},
	{method: "DELETE", path: "studies/ID", summary: "Remove a study.", status: 204, do: func(s *Server, r *http.Request, id string, _ []byte) (any, error) {
		return nil, s.opt.Studies.Delete(r.Context(), id)
	}},
	{method: "POST", path: "studies/ID/edits", summary: "Add an edit, written as on the command line.", body: NewEdit{}, answer: Study{}, status: 200, do: with(func(s *Server, ctx context.Context, id string, b NewEdit) (Study, error) {
		return s.opt.Studies.AddEdit(ctx, id, b.Edit)
	})},
	{method: "DELETE", path: "studies/ID/edits/last", summary: "Undo the last edit.", answer: Study{}, status: 200, do: func(s *Server, r *http.Request, id string, _ []byte) (any, error) {
		return s.opt.Studies.Undo(r.Context(), id)
	}},
	{method: "PUT", path: "studies/ID/notes", summary: "Write the note on a subject; an empty text takes it away.", body: NewNote{}, answer: Study{}, status: 200, do: with(func(s *Server, ctx context.Context, id string, b NewNote) (Study, error) {
		return s.opt.Studies.SetNote(ctx, id, b.Subject, b.Text)
	})},
	{method: "POST", path: "studies/ID/runs", summary: "Note a long task that was run.", body: NewRun{}, answer: Study{}, status: 201, do: with(func(s *Server, ctx context.Context, id string, b NewRun) (Study, error) {
		return s.opt.Studies.AddRun(ctx, id, b)
	})},
	{method: "GET", path: "studies/ID/export", summary: "The study as a dossier folder, packed.", status: 200, do: func(s *Server, r *http.Request, id string, _ []byte) (any, error) {
		out := &boundedBuffer{most: mostBytes}
		err := s.opt.Studies.Export(r.Context(), id, out)
		return archive{id, out.Bytes()}, err
	}},
}

// archive is a zip file to be saved.
type archive struct {
	name string
	data []byte
}

// with reads the JSON body before the write is done.
func with[B any](do func(*Server, context.Context, string, B) (Study, error)) func(*Server, *http.Request, string, []byte) (any, error) {
	return func(s *Server, r *http.Request, id string, raw []byte) (any, error) {
		var body B
		if p := readJSON(raw, &body); p != nil {
			return nil, p
		}
		return do(s, r.Context(), id, body)
	}
}

// readJSON reads one value with no fields that are not known.
func readJSON(raw []byte, to any) *Problem {
	if !utf8.Valid(raw) {
		return Wrong("the body is not UTF-8 text")
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(to); err != nil {
		if errors.Is(err, io.EOF) {
			return Wrong("the body is empty; send JSON")
		}
		return Wrong("the body: " + shorten(strings.TrimPrefix(err.Error(), "json: ")))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Wrong("the body goes on after its JSON value")
	}
	return nil
}

var studyID = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// study answers below /api/v1/studies; path begins with studies.
func (s *Server) study(w http.ResponseWriter, r *http.Request, path string) {
	if s.opt.Studies == nil {
		problemf(http.StatusNotFound, "no workspace is open; casus serve opens one with --workspace FILE").write(w, r)
		return
	}
	route, id, methods := findStudyRoute(r.Method, path)
	switch {
	case len(methods) == 0:
		problemf(http.StatusNotFound, "there is nothing at %s", shorten(r.URL.Path)).write(w, r)
		return
	case route == nil:
		notAllowed(r, methods...).write(w, r)
		return
	}
	body, p := readBody(w, r, route)
	if p != nil {
		p.write(w, r)
		return
	}
	if r.URL.RawQuery != "" {
		Wrong("this address takes no parameters").write(w, r)
		return
	}
	result, err := route.do(s, r, id, body)
	switch {
	case errors.Is(err, ErrNoStudy):
		problemf(http.StatusNotFound, "there is no study %s", shorten(id)).write(w, r)
	case errors.Is(err, ErrChanged):
		problemf(http.StatusConflict, "%s", ErrChanged).write(w, r)
	case err != nil:
		p := asProblem(err)
		if p.Status >= 500 {
			s.opt.Log.Error("a study failed", "path", path, "error", err.Error())
		}
		p.write(w, r)
	default:
		writeStudy(w, r, route, result)
	}
}

// findStudyRoute gives the route, the id in the path, and all methods that the path
// has.
func findStudyRoute(method, path string) (found *studyRoute, id string, methods []string) {
	parts := strings.Split(path, "/")
	if method == http.MethodHead {
		method = http.MethodGet
	}
	for i := range studyRoutes {
		route := &studyRoutes[i]
		at, ok := matchPath(route.path, parts)
		if !ok {
			continue
		}
		methods = append(methods, route.method)
		if route.method == method {
			found, id = route, at
		}
	}
	return found, id, methods
}

func matchPath(pattern string, parts []string) (id string, ok bool) {
	want := strings.Split(pattern, "/")
	if len(want) != len(parts) {
		return "", false
	}
	for i, part := range parts {
		switch {
		case want[i] == "ID" && studyID.MatchString(part) && part != "import":
			id = part
		case want[i] != part:
			return "", false
		}
	}
	return id, true
}

// readBody reads what a write brings, bounded.
func readBody(w http.ResponseWriter, r *http.Request, route *studyRoute) ([]byte, *Problem) {
	if route.method == http.MethodGet {
		return nil, noBody(r)
	}
	kind, most := route.kind, int64(mostBody)
	switch {
	case kind == zipKind:
		most = mostArchive
	case route.body != nil:
		kind = jsonKind
	}
	if p := checkWrite(r, kind, most); p != nil {
		return nil, p
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, tooLarge(most)
	case err != nil:
		return nil, Wrong("the body cannot be read")
	case kind == "" && len(body) > 0:
		return nil, Wrong("this request takes no body")
	}
	return body, nil
}

func writeStudy(w http.ResponseWriter, r *http.Request, route *studyRoute, result any) {
	if a, ok := result.(archive); ok {
		w.Header().Set("Content-Disposition", `attachment; filename="`+a.name+`.zip"`)
		newAnswer(zipKind, a.data).write(w, r)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	if route.status == http.StatusNoContent {
		w.WriteHeader(route.status)
		return
	}
	body, err := json.MarshalIndent(result, "", "  ")
	if err != nil {
		asProblem(err).write(w, r)
		return
	}
	if st, ok := result.(Study); ok && route.status == http.StatusCreated {
		w.Header().Set("Location", apiRoot+"studies/"+st.ID)
	}
	w.Header().Set("Content-Type", jsonKind)
	w.WriteHeader(route.status)
	if r.Method != http.MethodHead {
		w.Write(append(body, '\n'))
	}
}
