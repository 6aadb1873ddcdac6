package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
)

// Problem is an answer that says what is wrong (RFC 9457).
type Problem struct {
	Type   string   `json:"type" doc:"Always about:blank: the status says what kind of problem it is."`
	Title  string   `json:"title" doc:"The status in words."`
	Status int      `json:"status"`
	Detail string   `json:"detail" doc:"What is wrong and what would be right."`
	Faults []string `json:"faults" doc:"Everything that is wrong, one text each."`

	retry int               // seconds after which to try again; 0: not told
	head  map[string]string // more headers
}

func (p *Problem) Error() string { return p.Detail }

// Wrong says that what was asked is wrong, with every fault.
func Wrong(faults ...string) *Problem {
	detail := "the request is wrong"
	switch {
	case len(faults) == 1:
		detail = faults[0]
	case len(faults) > 1:
		detail = fmt.Sprintf("%d things are wrong: %s; and more", len(faults), faults[0])
	}
	return &Problem{Status: http.StatusBadRequest, Detail: detail, Faults: faults}
}

func problemf(status int, format string, args ...any) *Problem {
	return &Problem{Status: status, Detail: fmt.Sprintf(format, args...)}
}

// asProblem makes of any error one that can be told.
func asProblem(err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return problemf(http.StatusInternalServerError, "something went wrong here; the server's log says what")
}

// body is the problem as JSON.
func (p *Problem) body() []byte {
	told := *p
	told.Type, told.Title = "about:blank", http.StatusText(p.Status)
	if len(told.Faults) == 0 {
		told.Faults = []string{p.Detail}
	}
	data, err := json.Marshal(told)
	if err != nil { // it has only texts and a number
		return []byte(`{"type":"about:blank"}`)
	}
	return append(data, '\n')
}

func (p *Problem) write(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	for name, value := range p.head {
		h.Set(name, value)
	}
	if p.retry > 0 {
		h.Set("Retry-After", strconv.Itoa(p.retry))
	}
	body := p.body()
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}
