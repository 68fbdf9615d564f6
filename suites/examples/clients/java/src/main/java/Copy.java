import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.memorydb.MemoryDbClient;
import software.amazon.awssdk.services.memorydb.model.CopySnapshotResponse;
import software.amazon.awssdk.services.memorydb.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.memorydb.model.InvalidParameterValueException;
import software.amazon.awssdk.services.memorydb.model.InvalidSnapshotStateException;
import software.amazon.awssdk.services.memorydb.model.MemoryDbException;
import software.amazon.awssdk.services.memorydb.model.ServiceLinkedRoleNotFoundException;
import software.amazon.awssdk.services.memorydb.model.SnapshotAlreadyExistsException;
import software.amazon.awssdk.services.memorydb.model.SnapshotNotFoundException;
import software.amazon.awssdk.services.memorydb.model.SnapshotQuotaExceededException;
import software.amazon.awssdk.services.memorydb.model.Tag;
import software.amazon.awssdk.services.memorydb.model.TagQuotaPerResourceExceededException;

/** The AWS SDK for Java against `memorydb-conformance serve --strict`: Copy ENDPOINT SOURCE. */
public final class Copy {
  /** Faults by their names in the API, which are not always those of the classes. */
  private static final Map<String, Class<? extends MemoryDbException>> FAULTS = Map.of(
      "InvalidParameterCombinationException", InvalidParameterCombinationException.class,
      "InvalidParameterValueException", InvalidParameterValueException.class,
      "InvalidSnapshotStateFault", InvalidSnapshotStateException.class,
      "ServiceLinkedRoleNotFoundFault", ServiceLinkedRoleNotFoundException.class,
      "SnapshotAlreadyExistsFault", SnapshotAlreadyExistsException.class,
      "SnapshotNotFoundFault", SnapshotNotFoundException.class,
      "SnapshotQuotaExceededFault", SnapshotQuotaExceededException.class,
      "TagQuotaPerResourceExceeded", TagQuotaPerResourceExceededException.class);

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

  private boolean endsWith(Class<? extends MemoryDbException> fault, String target) {
    try {
      copy(target);
      return false;
    } catch (MemoryDbException error) {
      return fault.isInstance(error);
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
    check(test.endsWith(SnapshotAlreadyExistsException.class, "java-one"), "a name that is taken was accepted");

    // Each fault that the operation declares arrives as an exception of its own.
    for (var fault : FAULTS.entrySet()) {
      test.script("\"fault\":\"" + fault.getKey() + "\"");
      check(test.endsWith(fault.getValue(), "java-fault"), fault.getKey() + " did not arrive");
    }

    test.script("\"fault\":\"ThrottlingException\"");
    test.copy("java-two");

    // There is no idempotency token: the SDK repeats the call by itself, and meets its own copy.
    test.script("\"accident\":\"lost-answer\"");
    check(test.endsWith(SnapshotAlreadyExistsException.class, "java-three"), "the SDK did not repeat the call");
    System.out.println("java ok");
  }
}
