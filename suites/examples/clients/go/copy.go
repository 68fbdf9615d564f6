// The AWS SDK for Go against `memorydb-conformance serve --strict`: go run . ENDPOINT SOURCE
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/memorydb"
	"github.com/aws/aws-sdk-go-v2/service/memorydb/types"
)

func main() {
	endpoint, source := os.Args[1], os.Args[2]
	client := memorydb.New(memorydb.Options{
		Region:       "us-east-1",
		BaseEndpoint: aws.String(endpoint),
		Credentials:  credentials.NewStaticCredentialsProvider("test", "test", ""),
	})
	copySnapshot := func(target string, tags ...types.Tag) (*memorydb.CopySnapshotOutput, error) {
		return client.CopySnapshot(context.Background(), &memorydb.CopySnapshotInput{
			SourceSnapshotName: aws.String(source),
			TargetSnapshotName: aws.String(target),
			Tags:               tags,
		})
	}
	script := func(answer string) {
		body := strings.NewReader(`{"operation":"CopySnapshot",` + answer + `}`)
		response, err := http.Post(endpoint+"/_reference/next", "application/json", body)
		if err != nil || response.StatusCode != http.StatusOK {
			log.Fatal("the script was not taken: ", err)
		}
		response.Body.Close()
	}

	made, err := copySnapshot("go-one", types.Tag{Key: aws.String("from"), Value: aws.String("go")}, types.Tag{Key: aws.String("bare")})
	if err != nil || aws.ToString(made.Snapshot.Name) != "go-one" {
		log.Fatal("no copy: ", err)
	}

	var taken *types.SnapshotAlreadyExistsFault
	if _, err = copySnapshot("go-one"); !errors.As(err, &taken) {
		log.Fatal("a name that is taken: ", err)
	}

	script(`"fault":"ThrottlingException"`)
	if _, err = copySnapshot("go-two"); err != nil {
		log.Fatal("throttling was not retried: ", err)
	}

	// There is no idempotency token: the SDK repeats the call by itself, and meets its own copy.
	script(`"accident":"lost-answer"`)
	if _, err = copySnapshot("go-three"); !errors.As(err, &taken) {
		log.Fatal("a lost answer: ", err)
	}
	fmt.Println("go ok")
}
