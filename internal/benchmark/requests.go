package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"time"
)

// The targets of the server on two cores, the one that asks included.
const (
	requestsTarget = 5000                  // a second
	slowestTarget  = 20 * time.Millisecond // for 99 of 100
	askers         = 32                    // connections, each with one request at a time
	loadFor        = 5 * time.Second
)

var attackers = []string{"IRN", "ISR", "IND", "RUS", "GRC", "CHN", "USA", "AFG", "ARM", "SYR"}
var targets = []string{"SAU", "PAK", "TUR", "ARE", "QAT", "EGY", "JOR", "KWT", "BHR", "OMN", "IRQ", "AZE", "JPN", "KOR", "POL", "DEU", "FRA", "GBR", "ITA", "ESP"}

// requests times the server as built: the same question over and over, and 200
// different ones, first when none was asked before and then again.
func requests(out io.Writer, binary string) error {
	server := exec.Command(binary, "serve", "--addr", "127.0.0.1:0")
	server.Stderr = os.Stderr
	said, err := server.StdoutPipe()
	if err != nil {
		return err
	}
	if err := server.Start(); err != nil {
		return err
	}
	defer server.Wait() // it was told to end; how is no matter
	defer server.Process.Signal(os.Interrupt)
	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		return fmt.Errorf("casus serve: %w", err)
	}
	at := regexp.MustCompile(`http://([0-9.:]+)/`).FindStringSubmatch(line)
	if at == nil {
		return fmt.Errorf("casus serve says %q", line)
	}
	one := [][]byte{ask(at[1], "IRN", "SAU")}
	var many [][]byte
	for _, a := range attackers {
		for _, t := range targets {
			many = append(many, ask(at[1], a, t))
		}
	}
	fmt.Fprintf(out, "\ncasus serve, who, %d connections, %d cores for both sides\trequests a second\ttarget\tmedian\t99 of 100 within\ttarget\n", askers, runtime.NumCPU())
	for _, l := range []struct {
		name string
		each [][]byte
		once bool
	}{{"200 different questions, each for the first time", many, true}, {"the same question", one, false}, {"200 different questions", many, false}} {
		if err := load(out, at[1], l.name, l.each, l.once); err != nil {
			return err
		}
	}
	return nil
}

func ask(at, attacker, target string) []byte {
	query := url.Values{"attacker": {attacker}, "target": {target}}
	return fmt.Appendf(nil, "GET /api/v1/who?%s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\nAccept-Encoding: gzip\r\n\r\n", query.Encode(), at)
}

// load asks on all connections, for some seconds or each question once.
func load(out io.Writer, at, name string, each [][]byte, once bool) error {
	var mu sync.Mutex
	var took []time.Duration
	var failed error
	var wg sync.WaitGroup
	start := time.Now()
	for n := range askers {
		wg.Go(func() {
			own, err := asker(at, each, n, once, start)
			mu.Lock()
			defer mu.Unlock()
			took = append(took, own...)
			if err != nil {
				failed = err
			}
		})
	}
	wg.Wait()
	if failed != nil {
		return failed
	}
	second := float64(len(took)) / time.Since(start).Seconds()
	slices.Sort(took)
	goal, limit := strconv.Itoa(requestsTarget), fmt.Sprintf("%.0f ms", ms(slowestTarget))
	if once {
		goal, limit = "-", "-"
	}
	fmt.Fprintf(out, "%s\t%.0f\t%s\t%.1f ms\t%.1f ms\t%s\n", name, second, goal, ms(took[len(took)/2]), ms(took[len(took)*99/100]), limit)
	return nil
}

// asker asks one question after the other on a connection of its own.
func asker(at string, each [][]byte, n int, once bool, start time.Time) ([]time.Duration, error) {
	conn, err := net.Dial("tcp", at)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	answers := bufio.NewReaderSize(conn, 1<<16)
	var took []time.Duration
	for i := n; once && i < len(each) || !once && time.Since(start) < loadFor; i += askers {
		began := time.Now()
		if _, err := conn.Write(each[i%len(each)]); err != nil {
			return nil, err
		}
		if err := readAnswer(answers); err != nil {
			return nil, err
		}
		took = append(took, time.Since(began))
	}
	return took, nil
}

// readAnswer reads one answer, which must be a good one.
func readAnswer(r *bufio.Reader) error {
	length := -1
	for first := true; ; first = false {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return err
		}
		if first && !bytes.HasPrefix(line, []byte("HTTP/1.1 200 ")) {
			return fmt.Errorf("the server answers %q", line)
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			break
		}
		if value, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			if length, err = strconv.Atoi(string(value)); err != nil {
				return err
			}
		}
	}
	if length < 0 {
		return fmt.Errorf("the server does not say how long its answer is")
	}
	_, err := r.Discard(length)
	return err
}
