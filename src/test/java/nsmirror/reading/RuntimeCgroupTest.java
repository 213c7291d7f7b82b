package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeCgroupTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);
    private static final String UID = "8a7b3c1d-1111-2222-3333-0123456789ab";

    private static Optional<RuntimeCgroup> of(String path) {
        return RuntimeCgroup.of(path.replace("ID", ID).replace("OTHER", OTHER));
    }

    @ParameterizedTest
    @CsvSource({
        "docker,     /docker/ID",
        "docker,     /system.slice/docker-ID.scope",
        "docker,     /system.slice/docker-ID.scope/init.scope",
        "docker,     /../../docker/ID",
        "podman,     /machine.slice/libpod-ID.scope",
        "podman,     /machine.slice/libpod-ID.scope/container",
        "podman,     /user.slice/user-1000.slice/user@1000.service/user.slice/libpod-ID.scope/container",
        "podman,     /libpod_parent/libpod-ID",
        "podman,     /system.slice/web.service/libpod-payload-ID",
        "cri-o,      /kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1.slice/crio-ID.scope",
        "containerd, /kubepods.slice/kubepods-pod1.slice/cri-containerd-ID.scope",
        "containerd, /system.slice/containerd.service/kubepods-burstable-pod8a7b3c1d_1111_2222_3333_0123456789ab.slice:cri-containerd:ID",
        "nerdctl,    /system.slice/nerdctl-ID.scope",
        "'',         /kubepods/besteffort/pod8a7b3c1d-1111-2222-3333-0123456789ab/ID",
        "'',         /ecs/cluster/ID",
    })
    void aRuntimeWritesItsNameAndTheContainersId(String runtime, String path) {
        assertThat(of(path)).hasValueSatisfying(found -> {
            assertThat(found.runtime().orElse("")).isEqualTo(runtime);
            assertThat(found.id()).isEqualTo(ID);
            assertThat(found.monitor()).isFalse();
            assertThat(path.replace("ID", ID)).startsWith(found.path());
            assertThat(found.path()).contains(ID);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "lxc,            web-1,  /lxc/web-1",
        "lxc,            web-1,  /lxc/web-1/system.slice/nginx.service",
        "lxc,            web-1,  /lxc.payload.web-1",
        "lxc,            web-1,  /lxc.payload.web-1/init.scope",
        "systemd-nspawn, buster, /machine.slice/systemd-nspawn@buster.service/payload",
        "machine,        a-b,    /machine.slice/machine-a\\x2db.scope",
    })
    void someGiveNamesInsteadOfIds(String runtime, String name, String path) {
        assertThat(of(path)).hasValueSatisfying(found -> {
            assertThat(found.runtime()).hasValue(runtime);
            assertThat(found.id()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/machine.slice/libpod-conmon-ID.scope", "/kubepods.slice/crio-conmon-ID.scope", "/lxc.monitor.web-1"})
    void aMonitorOnlyWatches(String path) {
        assertThat(of(path)).hasValueSatisfying(found -> assertThat(found.monitor()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod8a7b3c1d_1111_2222_3333_0123456789ab.slice/crio-ID.scope",
        "/kubepods.slice/kubepods-pod8a7b3c1d_1111_2222_3333_0123456789ab.slice/cri-containerd-ID.scope",
        "/kubepods-besteffort-pod8a7b3c1d_1111_2222_3333_0123456789ab.slice:cri-containerd:ID",
        "/kubepods/besteffort/pod8a7b3c1d-1111-2222-3333-0123456789ab/ID"})
    void kubernetesWritesThePodsUid(String path) {
        assertThat(of(path).orElseThrow().podUid()).hasValue(UID);
    }

    @Test
    void aStaticPodsUidHasNoDashes() {
        assertThat(of("/kubepods/burstable/pod0123456789abcdef0123456789abcdef/ID").orElseThrow().podUid())
                .hasValue("0123456789abcdef0123456789abcdef");
    }

    @Test
    void theInnermostContainerCounts() {
        RuntimeCgroup inner = of("/docker/ID/kubepods/burstable/pod" + UID + "/OTHER").orElseThrow();
        assertThat(inner.id()).isEqualTo(OTHER);
        assertThat(inner.podUid()).hasValue(UID);
        RuntimeCgroup outer = of("/docker/ID/system.slice/kubelet.service").orElseThrow();
        assertThat(outer.id()).isEqualTo(ID);
        assertThat(outer.podUid()).isEmpty();
        assertThat(outer.path()).isEqualTo("/docker/" + ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "/", "/init.scope", "/system.slice/docker.service", "/system.slice/containerd.service",
        "/user.slice/user-1000.slice/session-4.scope", "/machine.slice", "/lxc", "/docker", "/system.slice/lxcfs.service",
        "/docker/0123456789abcdef", "/kubepods.slice/kubepods-burstable.slice",
        "/x/ID0", "/system.slice/a-very-long-name-of-a-service-that-holds-no-id-at-all-but-is-longer-than-one.service"})
    void anyOtherPathNamesNoContainer(String path) {
        assertThat(of(path)).isEmpty();
    }
}
