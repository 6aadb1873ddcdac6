package cli

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"regexp"
	"testing"
)

// TestServeOnAFreePort starts the command, asks where it says that it is, and stops it.
func TestServeOnAFreePort(t *testing.T) {
	read, write := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- serveCmd{Addr: "127.0.0.1:0"}.Run(Env{Out: write, Err: io.Discard, ctx: ctx})
	}()
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	at := regexp.MustCompile(`^Casus is served at (http://127\.0\.0\.1:[1-9][0-9]*/) until Ctrl-C\.\n$`).FindStringSubmatch(line)
	if at == nil {
		t.Fatalf("it says %q", line)
	}
	resp, err := http.Get(at[1] + "api/v1/align")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 200 {
		t.Errorf("status %s", resp.Status)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("it ended with %v", err)
	}
}
