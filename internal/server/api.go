package server

import (
	"net/http"
	"strings"
)

// kinds are the content types of the formats.
var kinds = map[string]string{
	"json": "application/json", "jsonl": "application/jsonl", "csv": "text/csv; charset=utf-8",
	"md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8", "text": "text/plain; charset=utf-8",
}

const eventKind = "text/event-stream"

// ask answers at an endpoint.
func (s *Server) ask(w http.ResponseWriter, r *http.Request, e *Endpoint) {
	query, format, events, p := e.understand(r)
	if p != nil {
		p.write(w, r)
		return
	}
	key := e.key(query, format)
	if a := s.desk.kept.get(key); a != nil {
		if events {
			s.tellResult(w, a)
			return
		}
		a.write(w, r)
		return
	}
	job, p := s.desk.join(key, e, query, format)
	if p != nil {
		p.write(w, r)
		return
	}
	defer s.desk.leave(key, job)
	if events {
		s.tell(w, r, job)
		return
	}
	select {
	case <-job.done:
	case <-job.over.Done(): // a task that does not look at its time goes on without us
	case <-r.Context().Done():
		return
	}
	a, err := job.result()
	if err != nil {
		asProblem(err).write(w, r)
		return
	}
	a.write(w, r)
}

// understand reads what is asked, and in which form the answer is to come.
func (e *Endpoint) understand(r *http.Request) (query map[string][]string, format string, events bool, p *Problem) {
	if p = onlyRead(r); p != nil {
		return nil, "", false, p
	}
	if p = noBody(r); p != nil {
		return nil, "", false, p
	}
	if query, p = e.readQuery(r.URL.RawQuery); p != nil {
		return nil, "", false, p
	}
	format = e.Formats[0]
	if f := query["format"]; len(f) > 0 {
		format = f[0]
	}
	accept := r.Header.Values("Accept")
	events = r.Method == http.MethodGet && wantsEvents(accept)
	if !events && !accepts(accept, kinds[format]) {
		return nil, "", false, problemf(http.StatusNotAcceptable, "the answer is %s, which the header Accept leaves out; the parameter format gives %s", kinds[format], strings.Join(e.Formats, ", "))
	}
	return query, format, events, nil
}

func onlyRead(r *http.Request) *Problem {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return nil
	}
	return notAllowed(r, "GET", "HEAD")
}

func notAllowed(r *http.Request, methods ...string) *Problem {
	p := problemf(http.StatusMethodNotAllowed, "%s is not answered here; %s is", shorten(r.Method), strings.Join(methods, ", "))
	p.head = map[string]string{"Allow": strings.Join(methods, ", ")}
	return p
}

// accepts tells whether an Accept header takes a content type. No header takes all.
func accepts(lists []string, kind string) bool {
	if len(lists) == 0 {
		return true
	}
	kind, _, _ = strings.Cut(kind, ";")
	major, _, _ := strings.Cut(kind, "/")
	for _, list := range lists {
		for part := range strings.SplitSeq(list, ",") {
			name, weight, _ := strings.Cut(part, ";")
			name = strings.ToLower(strings.TrimSpace(name))
			if (name == kind || name == "*/*" || name == major+"/*" || name == "") && !isZero(weight) {
				return true
			}
		}
	}
	return false
}

func wantsEvents(lists []string) bool {
	for _, list := range lists {
		for part := range strings.SplitSeq(list, ",") {
			name, weight, _ := strings.Cut(part, ";")
			if strings.EqualFold(strings.TrimSpace(name), eventKind) && !isZero(weight) {
				return true
			}
		}
	}
	return false
}
