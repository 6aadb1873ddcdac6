package server

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// echo is the answer of the endpoints that tests use.
type echo struct {
	Schema string              `json:"schema"`
	Query  map[string][]string `json:"query"`
	Text   string              `json:"text"`
}

// fake counts how often its endpoints are called. A call of hold waits for let.
type fake struct {
	calls atomic.Int64
	let   chan struct{}
	ended chan error // why a call of hold ended
}

func newFake() *fake { return &fake{let: make(chan struct{}), ended: make(chan error, 100)} }

func (f *fake) endpoints() []Endpoint {
	parameters := []Parameter{
		{Name: "who", Help: "Who asks."},
		{Name: "many", Help: "Several.", Many: true},
		{Name: "n", Help: "A number.", Kind: Whole, Bounds: Bounds{1, 10}},
		{Name: "x", Help: "Any number.", Kind: Number, Default: "0.5"},
		{Name: "yes", Help: "Or no.", Kind: YesNo},
		{Name: "format", Help: "The form.", Default: "json", Enum: []string{"json", "html"}},
	}
	one := []reflect.Type{reflect.TypeFor[echo]()}
	return []Endpoint{
		{Path: "echo/show", Also: "echo", Summary: "Says it again.", Parameters: parameters, Formats: []string{"json", "html"}, Answers: one, Call: f.echo},
		{Path: "needs", Summary: "Needs a word.", Parameters: []Parameter{{Name: "word", Help: "The word.", Required: true}}, Formats: []string{"json"}, Answers: one, Call: f.echo},
		{Path: "hold", Summary: "Takes long.", Parameters: parameters, Formats: []string{"json"}, Answers: one, Long: true, Call: f.hold},
		{Path: "wrong", Summary: "Is wrong.", Formats: []string{"json"}, Answers: one, Call: func(Call) error { return Wrong("one fault", "another fault") }},
		{Path: "broken", Summary: "Breaks.", Formats: []string{"json"}, Answers: one, Call: func(Call) error { panic("broken on purpose") }},
		{Path: "partial", Summary: "Shows what is done when it is stopped.", Formats: []string{"json"}, Answers: one, Long: true, Call: func(c Call) error {
			f.calls.Add(1)
			<-c.Context.Done()
			_, err := c.Out.Write([]byte(`{"schema":"test.echo/1"}`))
			return err
		}},
		{Path: "deaf", Summary: "Does not look at its time.", Formats: []string{"json"}, Answers: one, Call: func(Call) error { <-f.let; return nil }},
		{Path: "endless", Summary: "Writes on and on.", Formats: []string{"json"}, Answers: one, Call: func(c Call) error {
			for {
				if _, err := c.Out.Write(make([]byte, 1<<20)); err != nil {
					return err
				}
			}
		}},
	}
}

func (f *fake) echo(c Call) error {
	f.calls.Add(1)
	return json.NewEncoder(c.Out).Encode(echo{"test.echo/1", c.Query, strings.Repeat("so it is said. ", 200)})
}

func (f *fake) hold(c Call) error {
	f.calls.Add(1)
	c.Progress(Progress{Task: "holding", Done: 1, Total: 2, Unit: "breaths"})
	select {
	case <-f.let:
	case <-c.Context.Done():
		f.ended <- c.Context.Err()
		return c.Context.Err()
	}
	f.ended <- nil
	return json.NewEncoder(c.Out).Encode(echo{Schema: "test.echo/1", Text: "held\nover two lines"})
}

func newServer(t testing.TB, opt Options) *Server {
	t.Helper()
	if opt.Addr == "" {
		opt.Addr = "127.0.0.1:8080"
	}
	s, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// request makes a request as a program on this machine would, with headers in pairs.
func request(method, target, body string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if body == "" {
		r.Body, r.ContentLength = http.NoBody, 0
	}
	r.Host, r.RemoteAddr = "127.0.0.1:8080", "127.0.0.1:50000"
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Add(headers[i], headers[i+1])
	}
	return r
}

func do(s http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// problemOf reads a problem and holds it against the status.
func problemOf(t testing.TB, w *httptest.ResponseRecorder) Problem {
	t.Helper()
	var p Problem
	if kind := w.Header().Get("Content-Type"); kind != "application/problem+json" {
		t.Fatalf("status %d has the content type %q, no problem", w.Code, kind)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != w.Code || p.Title == "" || p.Detail == "" || len(p.Faults) == 0 {
		t.Fatalf("%v: not a whole problem: %s", err, w.Body)
	}
	return p
}

// memory keeps studies in memory.
type memory struct {
	mu      sync.Mutex
	studies map[string]Study
	writes  int
}

func newMemory() *memory { return &memory{studies: map[string]Study{}} }

func (m *memory) List(context.Context) ([]StudyEntry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []StudyEntry
	for _, s := range m.studies {
		out = append(out, StudyEntry{ID: s.ID, Name: s.Name, Revision: s.Revision, Edits: len(s.Edits)})
	}
	return out, nil
}

func (m *memory) Create(_ context.Context, name string) (Study, error) {
	if name == "" {
		return Study{}, Wrong("name: is empty; call the study something")
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.writes++
	s := Study{ID: fmt.Sprintf("s%d", len(m.studies)+1), Name: name, Revision: 1, Edits: []string{}, Readings: map[string]string{}, Notes: []StudyNote{}, Runs: []StudyRun{}}
	m.studies[s.ID] = s
	return s, nil
}

func (m *memory) Get(_ context.Context, id string) (Study, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.studies[id]
	if !ok {
		return s, fmt.Errorf("%s: %w", id, ErrNoStudy)
	}
	return s, nil
}

func (m *memory) change(id string, change func(*Study) error) (Study, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.studies[id]
	if !ok {
		return s, ErrNoStudy
	}
	if err := change(&s); err != nil {
		return s, err
	}
	m.writes++
	s.Revision++
	m.studies[id] = s
	return s, nil
}

func (m *memory) Change(_ context.Context, id string, c StudyChange) (Study, error) {
	return m.change(id, func(s *Study) error {
		if c.Revision != nil && *c.Revision != s.Revision {
			return ErrChanged
		}
		if c.Name != nil {
			s.Name = *c.Name
		}
		if c.View != nil {
			s.View = *c.View
		}
		return nil
	})
}

func (m *memory) Delete(_ context.Context, id string) error {
	_, err := m.change(id, func(*Study) error { return nil })
	delete(m.studies, id)
	return err
}

func (m *memory) AddEdit(_ context.Context, id, edit string) (Study, error) {
	return m.change(id, func(s *Study) error { s.Edits = append(s.Edits, edit); return nil })
}

func (m *memory) Undo(_ context.Context, id string) (Study, error) {
	return m.change(id, func(s *Study) error {
		if len(s.Edits) == 0 {
			return Wrong("the study has no edit to undo")
		}
		s.Edits = s.Edits[:len(s.Edits)-1]
		return nil
	})
}

func (m *memory) SetNote(_ context.Context, id, subject, text string) (Study, error) {
	return m.change(id, func(s *Study) error { s.Notes = append(s.Notes, StudyNote{Subject: subject, Text: text}); return nil })
}

func (m *memory) AddRun(_ context.Context, id string, run NewRun) (Study, error) {
	return m.change(id, func(s *Study) error {
		s.Runs = append(s.Runs, StudyRun{Kind: run.Kind, Query: run.Query, Summary: run.Summary})
		return nil
	})
}

func (m *memory) Export(ctx context.Context, id string, to io.Writer) error {
	s, err := m.Get(ctx, id)
	if err != nil {
		return err
	}
	_, err = io.WriteString(to, "zip of "+s.Name)
	return err
}

func (m *memory) Import(ctx context.Context, archive []byte) (Study, error) {
	if !bytes.HasPrefix(archive, []byte("zip of ")) {
		return Study{}, Wrong("the body is no archive of a study")
	}
	return m.Create(ctx, string(archive[7:]))
}
