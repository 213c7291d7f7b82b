package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runtimes call containers: the forms they write it down in. */
class RuntimeNamesTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);
    private static final RuntimeName WEB = new RuntimeName(Optional.of("web"), Optional.empty(), false);
    private static final RuntimeName HTTPD =
            new RuntimeName(Optional.of("httpd"), Optional.of("app-cli-4-18k2s"), false);
    private static final RuntimeName SANDBOX = new RuntimeName(Optional.empty(), Optional.of("app-cli-4-18k2s"), true);

    @Test
    void kubernetesNamesHoldContainerAndPod() {
        String uid = "8a7b3c1d-1111-2222-3333-0123456789ab";
        assertThat(RuntimeName.of("/k8s_httpd_app-cli-4-18k2s_default_" + uid + "_0")).hasValue(HTTPD);
        assertThat(RuntimeName.of("k8s_POD_app-cli-4-18k2s_default_" + uid + "_3")).hasValue(SANDBOX);
        assertThat(HTTPD.full()).isEqualTo("app-cli-4-18k2s/httpd");
        assertThat(SANDBOX.full()).isEqualTo("app-cli-4-18k2s");
    }

    @Test
    void anyOtherNameIsTheContainersOwn() {
        assertThat(RuntimeName.of("/web")).hasValue(WEB);
        assertThat(RuntimeName.of("k8s_web").map(RuntimeName::full)).hasValue("k8s_web");
        assertThat(RuntimeName.of("")).isEmpty();
        assertThat(RuntimeName.of("/ ")).isEmpty();
        assertThat(RuntimeName.of("k8s______")).hasValueSatisfying(name -> assertThat(name.full()).isNotEmpty());
        assertThat(RuntimeName.of("k8s_____")).isEmpty();
    }

    /** The arguments of conmon 2.1.6 as Podman 4.3.1 gives them, shortened. */
    @Test
    void podmansConmonTellsIdNameAndRuntime() {
        assertThat(Conmon.of(List.of("/usr/bin/conmon", "--api-version", "1", "-c", ID, "-u", ID, "-r", "/usr/bin/runc",
                        "-b", "/var/lib/containers/storage/overlay-containers/" + ID + "/userdata", "-n", "web",
                        "--exit-dir", "/run/libpod/exits", "--full-attach", "--exit-command", "/usr/bin/podman",
                        "--exit-command-arg", "--root", "--exit-command-arg", "-n")))
                .hasValue(new Conmon(ID, WEB, Optional.of("podman")));
    }

    @Test
    void crioGivesNoCommandForTheEnd() {
        assertThat(Conmon.of(List.of("/usr/bin/conmon", "-b", "/run/x", "-c", ID, "--exit-dir", "/var/run/crio/exits",
                        "-n", "k8s_httpd_app-cli-4-18k2s_default_8a7b3c1d-1111-2222-3333-0123456789ab_0", "-r", "runc")))
                .hasValue(new Conmon(ID, HTTPD, Optional.empty()));
    }

    @Test
    void argumentsWithoutAnIdOrANameTellNothing() {
        assertThat(Conmon.of(List.of())).isEmpty();
        assertThat(Conmon.of(List.of("conmon", "-c"))).isEmpty();
        assertThat(Conmon.of(List.of("conmon", "-c", "web", "-n", "web"))).isEmpty();
        assertThat(Conmon.of(List.of("conmon", "-c", ID, "-n", ""))).isEmpty();
        assertThat(Conmon.of(List.of("conmon", "-n", "web"))).isEmpty();
    }

    @Test
    void dockerAndContainerdWriteThemIntoTheContainersFile() {
        String docker = "/var/lib/docker/containers/" + ID + "/config.v2.json:";
        assertThat(RuntimeFiles.read(docker + "\"Name\":\"/web\",\"Driver\"\n")).isEqualTo(Map.of(ID, WEB));
        assertThat(RuntimeFiles.read(docker + "\"Name\":\"/k8s_httpd_app-cli-4-18k2s_default_8_0\",\"Driver\"\n"))
                .isEqualTo(Map.of(ID, HTTPD));

        String containerd = "/run/containerd/io.containerd.runtime.v2.task/k8s.io/" + ID + "/config.json:";
        assertThat(RuntimeFiles.read(containerd + "\"io.kubernetes.cri.container-name\":\"httpd\"\n"
                        + containerd + "\"io.kubernetes.cri.container-type\":\"container\"\n"
                        + containerd + "\"io.kubernetes.cri.sandbox-name\":\"app-cli-4-18k2s\"\n"))
                .isEqualTo(Map.of(ID, HTTPD));
        assertThat(RuntimeFiles.read(containerd + "\"io.kubernetes.cri.container-type\":\"sandbox\"\n"
                        + containerd + "\"io.kubernetes.cri.sandbox-name\":\"app-cli-4-18k2s\"\n"))
                .isEqualTo(Map.of(ID, SANDBOX));
        assertThat(RuntimeFiles.read(containerd.replace("k8s.io", "default") + "\"nerdctl/name\":\"web\"\n"))
                .isEqualTo(Map.of(ID, WEB));
    }

    /** The real grep over a file as Docker 24.0 writes it, shortened: labels before the name, a volume and a config after. */
    @Test
    void anImagesLabelsNameNoContainer(@TempDir Path docker) throws IOException {
        Path file = Files.createDirectories(docker.resolve(ID)).resolve("config.v2.json");
        Files.writeString(file, """
                {"State":{},"ID":"I","Config":{"Env":["A=\\"Name\\":\\"/evil\\",\\"Driver\\""],"Labels":{"Driver":"x",\
                "LogPath":"/x","Name":"/evil","io.kubernetes.cri.sandbox-name":"evil","nerdctl/name":"evil","io.kubernetes.pod.name":"kube-apiserver"}},\
                "Image":"sha256:0","LogPath":"/l","Name":"/web","Driver":"overlay2","OS":"linux","MountPoints":{"/d":\
                {"Name":"/vol","Driver":"local"}},"ConfigReferences":[{"File":{"Name":"/etc/x","UID":"0"}}]}
                """);
        String asked = RuntimeFiles.of(List.of(ID)).getFirst().shell().replace("/var/lib/docker/containers", docker.toString());
        Process sh = new ProcessBuilder("sh", "-c", asked).start();
        assertThat(RuntimeFiles.read(new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8)))
                .isEqualTo(Map.of(ID, WEB));
    }

    @Test
    void aNameMayHoldAnything() {
        assertThat(RuntimeFiles.read("/var/lib/docker/containers/" + ID
                        + "/config.v2.json:\"Name\":\"/a\\nb\\\"\\u202e\",\"Driver\"\n").get(ID).full()).isEqualTo("a\nb\"\u202e");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "\n", "/x/config.json:\"Name\":\"/web\"\n", "/a/ID/config.json:\n", "/a/ID/config.json:\"Name\":{}\n",
        "/a/ID/config.json:\"Name\n", "/a/ID/config.json:}{\n", "a/ID/config.json:\"Name\":\"/web\"\n",
        "/a/ID/config.json:\"Name\":\"/\"\n", "/a/ID/other.json:\"Name\":\"/web\"\n"})
    void whatIsNoNameIsNone(String text) {
        assertThat(RuntimeFiles.read(text.replace("ID", ID))).isEmpty();
    }

    /** As {@code docker ps --format "{{json .}}"} of 24.0 and {@code crictl -o json} of 1.28 print it, shortened. */
    @Test
    void theRuntimesAnswerWithThemToo() {
        assertThat(RuntimeTools.readDocker("{\"Command\":\"\\\"sh\\\"\",\"ID\":\"" + ID + "\",\"Names\":\"web,db/alias\"}\n{x\n"
                        + "{\"ID\":\"" + OTHER + "\",\"Names\":\"k8s_httpd_app-cli-4-18k2s_default_8_0\"}\n"))
                .isEqualTo(Map.of(ID, WEB, OTHER, HTTPD));
        assertThat(RuntimeTools.readCrictl("{\"containers\":[{\"id\":\"" + ID + "\",\"podSandboxId\":\"" + OTHER
                        + "\",\"metadata\":{\"name\":\"httpd\",\"attempt\":0},\"labels\":{\"io.kubernetes.pod.name\":"
                        + "\"app-cli-4-18k2s\",\"io.kubernetes.pod.namespace\":\"default\"}}]}"))
                .isEqualTo(Map.of(ID, HTTPD));
        assertThat(RuntimeTools.readCrictl("{\"items\":[{\"id\":\"" + OTHER + "\",\"metadata\":{\"name\":"
                        + "\"app-cli-4-18k2s\",\"namespace\":\"default\"},\"state\":\"SANDBOX_READY\"}]}"))
                .isEqualTo(Map.of(OTHER, SANDBOX));
        assertThat(RuntimeTools.readCrictl("time=\"2026\" level=fatal")).isEmpty();
        assertThat(RuntimeTools.readDocker("Cannot connect to the Docker daemon")).isEmpty();
    }

    /** As containers/storage writes it for Podman 4.3.1; one file a storage driver, one after the other. */
    @Test
    void podmanAndCrioKeepThemInTheirStorage() {
        assertThat(RuntimeFiles.readStorage("[{\"id\":\"" + ID + "\",\"names\":[\"web\"],\"image\":\"e9\",\"metadata\":"
                        + "\"{\\\"name\\\":\\\"other\\\"}\",\"flags\":{\"MountLabel\":\"\"}},{\"id\":1},7]\n"
                        + "[{\"id\":\"" + OTHER + "\",\"names\":[\"k8s_httpd_app-cli-4-18k2s_default_8_0\"]}]"))
                .isEqualTo(Map.of(ID, WEB, OTHER, HTTPD));
        assertThat(RuntimeFiles.readStorage("[{\"id\":\"" + ID + "\",\"names\":[\"web\"]}]\n[{\"id\":\"cut"))
                .isEqualTo(Map.of(ID, WEB));
        assertThat(RuntimeFiles.readStorage("cat: no such file")).isEmpty();
        assertThat(RuntimeFiles.readStorage("[[[{\"names\":7}]]]")).isEmpty();
    }
}
