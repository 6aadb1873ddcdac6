package server

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestComputedOnce asks many times at once for an answer that takes long.
func TestComputedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFake()
		s := newServer(t, Options{Endpoints: f.endpoints(), LongTasks: 1})
		answers := make(chan *httptest.ResponseRecorder, 20)
		for range 20 {
			go func() { answers <- do(s, request("GET", "/api/v1/hold?who=me", "")) }()
		}
		synctest.Wait()
		busy := do(s, request("GET", "/api/v1/hold?who=you", ""))
		if p := problemOf(t, busy); busy.Code != 429 || busy.Header().Get("Retry-After") == "" || !strings.Contains(p.Detail, "1 long tasks") {
			t.Errorf("a second long task: %d %s", busy.Code, busy.Body)
		}
		if w := do(s, request("GET", "/api/v1/echo", "")); w.Code != 200 {
			t.Errorf("a short question waits behind a long one: %d", w.Code)
		}
		close(f.let)
		for range 20 {
			if w := <-answers; w.Code != 200 {
				t.Errorf("status %d: %s", w.Code, w.Body)
			}
		}
		if n := f.calls.Load(); n != 2 { // hold and echo
			t.Errorf("it was computed %d times", n-1)
		}
		if w := do(s, request("GET", "/api/v1/hold?who=you", "")); w.Code != 200 {
			t.Errorf("when the first is done the next is refused: %d", w.Code)
		}
	})
}

// TestNobodyWaits has the two who wait for an answer leave, one after the other.
func TestNobodyWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFake()
		s := newServer(t, Options{Endpoints: f.endpoints(), LongTasks: 1})
		var leave []context.CancelFunc
		for range 2 {
			ctx, cancel := context.WithCancel(t.Context())
			leave = append(leave, cancel)
			go do(s, request("GET", "/api/v1/hold", "").WithContext(ctx))
		}
		synctest.Wait()
		leave[0]()
		synctest.Wait()
		select {
		case err := <-f.ended:
			t.Fatalf("it was stopped while one still waits: %v", err)
		default:
		}
		leave[1]()
		synctest.Wait()
		if err := <-f.ended; err == nil {
			t.Error("it went on with nobody to wait for it")
		}
		close(f.let)
		if w := do(s, request("GET", "/api/v1/hold", "")); w.Code != 200 || f.calls.Load() != 2 {
			t.Errorf("what was stopped is kept as an answer: %d after %d calls", w.Code, f.calls.Load())
		}
		for range 2 {
			if w := do(s, request("GET", "/api/v1/partial", "")); w.Code != 503 {
				t.Errorf("a part of an answer is given for the whole: %d %s", w.Code, w.Body)
			}
			synctest.Wait()
		}
	})
}

func TestTakesTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFake()
		s := newServer(t, Options{Endpoints: f.endpoints()})
		began := time.Now()
		w := do(s, request("GET", "/api/v1/hold", ""))
		if w.Code != 503 || w.Header().Get("Retry-After") == "" || time.Since(began) < longTime {
			t.Errorf("status %d after %s: %s", w.Code, time.Since(began), w.Body)
		}
		problemOf(t, w)

		// One that does not look at its time keeps nobody waiting for ever.
		began = time.Now()
		if w := do(s, request("GET", "/api/v1/deaf", "")); w.Code != 503 || time.Since(began) > shortTime+time.Second {
			t.Errorf("status %d after %s", w.Code, time.Since(began))
		}
		close(f.let)
	})
}

func TestEvents(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFake()
		s := newServer(t, Options{Endpoints: f.endpoints()})
		got := make(chan *httptest.ResponseRecorder)
		go func() { got <- do(s, request("GET", "/api/v1/hold", "", "Accept", "text/event-stream")) }()
		time.Sleep(40 * time.Second)
		close(f.let)
		w := <-got
		body := w.Body.String()
		if w.Header().Get("Content-Type") != "text/event-stream" || strings.Count(body, "event: progress\n") != 1 || strings.Count(body, ":\n\n") != 2 {
			t.Errorf("the stream is %q", body)
		}
		if !strings.Contains(body, `data: {"task":"holding","done":1,"total":2,"unit":"breaths"}`+"\n\n") {
			t.Errorf("progress is told as %q", body)
		}
		whole := do(s, request("GET", "/api/v1/hold", "")).Body.String()
		for _, stream := range []string{body, do(s, request("GET", "/api/v1/hold", "", "Accept", "text/event-stream")).Body.String()} {
			if result := resultOf(stream); result+"\n" != whole {
				t.Errorf("the result is %q, the answer %q", result, whole)
			}
		}
		if told := do(s, request("GET", "/api/v1/wrong", "", "Accept", "text/event-stream")).Body.String(); !strings.HasPrefix(told, "event: problem\ndata: {") || !strings.Contains(told, "another fault") {
			t.Errorf("a fault is told as %q", told)
		}
	})
}

// resultOf reads the data of the event result as a browser does.
func resultOf(stream string) string {
	_, after, _ := strings.Cut(stream, "event: result\n")
	after, _, _ = strings.Cut(after, "\n\n")
	var lines []string
	for _, line := range strings.Split(after, "\n") {
		lines = append(lines, strings.TrimPrefix(line, "data: "))
	}
	return strings.Join(lines, "\n")
}

// TestServeEnds stops a server that has a stream open.
func TestServeEnds(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := newFake()
	s := newServer(t, Options{Endpoints: f.endpoints(), Addr: l.Addr().String()})
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error)
	go func() { served <- s.Serve(ctx, l) }()
	r, _ := http.NewRequest("GET", "http://"+l.Addr().String()+"/api/v1/hold", nil)
	r.Header.Set("Accept", "text/event-stream")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	stop()
	if err := <-served; err != nil {
		t.Errorf("it ended with %v", err)
	}
	if err := <-f.ended; err == nil {
		t.Error("what was under way went on")
	}
}
