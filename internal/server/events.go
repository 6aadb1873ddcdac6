package server

import (
	"bytes"
	"encoding/json"
	"net/http"
	"time"
)

const (
	tellEvery   = 200 * time.Millisecond // how often progress is looked at
	breatheFor  = 15 * time.Second       // after which a silent stream shows that it lives
	writeWithin = 60 * time.Second       // for a client to take what is sent
)

// tell streams how a work gets on, and what it comes to.
func (s *Server) tell(w http.ResponseWriter, r *http.Request, job *work) {
	openStream(w)
	tick := time.NewTicker(tellEvery)
	defer tick.Stop()
	var last *Progress
	for silent := time.Duration(0); ; {
		select {
		case <-r.Context().Done():
			return
		case <-job.done:
			tellEnd(w, job, last)
			return
		case <-job.over.Done():
			tellEnd(w, job, last)
			return
		case <-tick.C:
			at := job.at.Load()
			if silent += tellEvery; at != nil && at != last {
				last, silent = at, 0
				if !send(w, "progress", progressJSON(at)) {
					return
				}
			}
			if silent >= breatheFor {
				silent = 0
				if !sendBytes(w, []byte(":\n\n")) {
					return
				}
			}
		}
	}
}

// tellEnd streams how far the work came, where that was not told, and its end.
func tellEnd(w http.ResponseWriter, job *work, last *Progress) {
	if at := job.at.Load(); at != nil && at != last {
		send(w, "progress", progressJSON(at))
	}
	a, err := job.result()
	if err != nil {
		send(w, "problem", asProblem(err).body())
		return
	}
	send(w, "result", a.body)
}

// tellResult streams an answer that stands already.
func (s *Server) tellResult(w http.ResponseWriter, a *answer) {
	openStream(w)
	send(w, "result", a.body)
}

func openStream(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", eventKind)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
	w.WriteHeader(http.StatusOK)
	http.NewResponseController(w).Flush()
}

func progressJSON(p *Progress) []byte {
	told := struct {
		Task  string `json:"task"`
		Done  int64  `json:"done"`
		Total *int64 `json:"total"` // null where it is not known
		Unit  string `json:"unit"`
	}{p.Task, p.Done, &p.Total, p.Unit}
	if p.Total < 0 {
		told.Total = nil
	}
	data, _ := json.Marshal(told) // texts and numbers only
	return data
}

// send writes one event; false where the client is gone. A body of several lines
// comes out on the other side as it was, less its last line end.
func send(w http.ResponseWriter, event string, body []byte) bool {
	var out bytes.Buffer
	out.WriteString("event: " + event + "\n")
	for line := range bytes.SplitSeq(bytes.TrimSuffix(body, []byte("\n")), []byte("\n")) {
		out.WriteString("data: ")
		out.Write(line)
		out.WriteByte('\n')
	}
	out.WriteByte('\n')
	return sendBytes(w, out.Bytes())
}

func sendBytes(w http.ResponseWriter, data []byte) bool {
	c := http.NewResponseController(w)
	c.SetWriteDeadline(time.Now().Add(writeWithin)) // where that cannot be set, the write itself tells
	if _, err := w.Write(data); err != nil {
		return false
	}
	return c.Flush() == nil
}
