import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.memorydb.MemoryDbClient;
import software.amazon.awssdk.services.memorydb.model.CopySnapshotResponse;
import software.amazon.awssdk.services.memorydb.model.SnapshotAlreadyExistsException;
import software.amazon.awssdk.services.memorydb.model.Tag;

/** The AWS SDK for Java against `memorydb-conformance serve --strict`: Copy ENDPOINT SOURCE. */
public final class Copy {
  private final String endpoint;
  private final String source;
  private final MemoryDbClient client;

  private Copy(String endpoint, String source) {
    this.endpoint = endpoint;
    this.source = source;
    var test = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    client = MemoryDbClient.builder()
        .endpointOverride(URI.create(endpoint)).region(Region.US_EAST_1).credentialsProvider(test).build();
  }

  private CopySnapshotResponse copy(String target, Tag... tags) {
    return client.copySnapshot(to -> to.sourceSnapshotName(source).targetSnapshotName(target).tags(tags));
  }

  /** Says what becomes of the next request. */
  private void script(String answer) throws Exception {
    var body = "{\"operation\":\"CopySnapshot\"," + answer + "}";
    var request = HttpRequest.newBuilder(URI.create(endpoint + "/_reference/next"))
        .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    check(response.statusCode() == 200, response.body());
  }

  private boolean isTaken(String target) {
    try {
      copy(target);
      return false;
    } catch (SnapshotAlreadyExistsException taken) {
      return true;
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) throw new IllegalStateException(otherwise);
  }

  public static void main(String[] args) throws Exception {
    var test = new Copy(args[0], args[1]);
    var from = Tag.builder().key("from").value("java").build();
    var made = test.copy("java-one", from, Tag.builder().key("bare").build()).snapshot();
    check("java-one".equals(made.name()), "the copy is called " + made.name());
    check(test.isTaken("java-one"), "a name that is taken was accepted");

    test.script("\"fault\":\"ThrottlingException\"");
    test.copy("java-two");

    // There is no idempotency token: the SDK repeats the call by itself, and meets its own copy.
    test.script("\"accident\":\"lost-answer\"");
    check(test.isTaken("java-three"), "the SDK did not repeat the call");
    System.out.println("java ok");
  }
}
