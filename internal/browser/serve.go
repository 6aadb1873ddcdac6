package browser

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"time"
)

// Server is a running casus serve.
type Server struct {
	// URL is the address of the page, with the slash at its end.
	URL string

	process *exec.Cmd
}

var served = regexp.MustCompile(`http://[^\s]+/`)

// Serve starts the built program on a free port and waits until it says where it
// listens. The file of studies is made where it is missing.
func Serve(binary, studies string) (*Server, error) {
	cmd := exec.Command(binary, "serve", "--addr", "127.0.0.1:0", "--workspace", studies)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &Server{process: cmd}
	told := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if at := served.FindString(lines.Text()); at != "" {
				told <- at
				break
			}
		}
		io.Copy(io.Discard, out)
		close(told)
	}()
	select {
	case s.URL = <-told:
	case <-time.After(30 * time.Second):
	}
	if s.URL == "" {
		return nil, errors.Join(errors.New("casus serve did not say where it listens"), s.Kill())
	}
	return s, nil
}

// Kill ends the server at once, as a power cut would.
func (s *Server) Kill() error {
	err := s.process.Process.Kill()
	s.process.Wait()
	return err
}

// Build makes the program with its page in a folder. It needs the page to be
// bundled: make web.
func Build(folder string) (binary string, err error) {
	root, err := Root()
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(filepath.Join(root, "internal/web/dist/app.js")); err != nil {
		return "", errors.New("the page is not built: run make web")
	}
	binary = filepath.Join(folder, "casus")
	cmd := exec.Command("go", "build", "-o", binary, "./cmd/casus")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return binary, nil
}

// Root is the folder of the module: the nearest one upwards with a go.mod.
func Root() (string, error) {
	at, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return at, nil
		}
		if filepath.Dir(at) == at {
			return "", errors.New("no go.mod in this folder or above it")
		}
		at = filepath.Dir(at)
	}
	return "", err
}
