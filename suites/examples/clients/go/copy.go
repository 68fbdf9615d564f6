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

	taken := is[*types.SnapshotAlreadyExistsFault]
	if _, err = copySnapshot("go-one"); !taken(err) {
		log.Fatal("a name that is taken: ", err)
	}

	// Each fault that the operation declares arrives as an error type of its own.
	for fault, arrived := range map[string]func(error) bool{
		"InvalidParameterCombinationException": is[*types.InvalidParameterCombinationException],
		"InvalidParameterValueException":       is[*types.InvalidParameterValueException],
		"InvalidSnapshotStateFault":            is[*types.InvalidSnapshotStateFault],
		"ServiceLinkedRoleNotFoundFault":       is[*types.ServiceLinkedRoleNotFoundFault],
		"SnapshotAlreadyExistsFault":           is[*types.SnapshotAlreadyExistsFault],
		"SnapshotNotFoundFault":                is[*types.SnapshotNotFoundFault],
		"SnapshotQuotaExceededFault":           is[*types.SnapshotQuotaExceededFault],
		"TagQuotaPerResourceExceeded":          is[*types.TagQuotaPerResourceExceeded],
	} {
		script(`"fault":"` + fault + `"`)
		if _, err = copySnapshot("go-fault"); !arrived(err) {
			log.Fatal(fault, " arrived as: ", err)
		}
	}

	script(`"fault":"ThrottlingException"`)
	if _, err = copySnapshot("go-two"); err != nil {
		log.Fatal("throttling was not retried: ", err)
	}

	// There is no idempotency token: the SDK repeats the call by itself, and meets its own copy.
	script(`"accident":"lost-answer"`)
	if _, err = copySnapshot("go-three"); !taken(err) {
		log.Fatal("a lost answer: ", err)
	}
	fmt.Println("go ok")
}

// is tells whether an error is, or wraps, one of a type.
func is[Fault error](err error) bool {
	var fault Fault
	return errors.As(err, &fault)
}
