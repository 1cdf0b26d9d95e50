#include "proxy/core/pipeline/snapshot.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::shared_ptr<const pipeline::Snapshot> built(const Scene& scene)
{
    auto snapshot = scene.build();
    return snapshot ? *snapshot : nullptr;
}

std::string refusal(const Scene& scene)
{
    const auto snapshot = scene.build();
    return snapshot ? std::string() : snapshot.error().message;
}

}  // namespace

/// A config, compiled.
class SnapshotTest : public QObject {
    Q_OBJECT

private slots:

    void providersAreFoundByIdAndAlias()
    {
        const Scene scene;
        const auto snapshot = built(scene);
        QVERIFY(snapshot != nullptr);
        const auto* openai = snapshot->find("openai");
        QVERIFY(openai != nullptr && !openai->implicit);
        QCOMPARE(openai->keys.size(), std::size_t(1));
        QVERIFY(openai->keyAt(0) == "provider-key");
        QVERIFY(openai->keyAt(1).empty());
        QCOMPARE(openai->base.host, std::string("api.openai.com"));
        QVERIFY(snapshot->find("no-such-provider") == nullptr);
        QVERIFY(snapshot->find("") == nullptr);
        int aliases = 0;
        for (const auto& upstream : snapshot->upstreams) {
            for (const auto& alias : upstream.row.aliases) {
                ++aliases;
                QCOMPARE(snapshot->find(alias), snapshot->find(upstream.chosen.id));
            }
        }
        QVERIFY(aliases > 0);
    }

    void theGenerationIsKeptAsNumberAndText()
    {
        const auto snapshot = built(Scene());
        QCOMPARE(snapshot->generation, std::uint64_t(7));
        QCOMPARE(snapshot->generationText, std::string("7"));
        QVERIFY(!snapshot->priceVersion.empty());
    }

    /// For clients that bring their own key: without one of ours, and nothing on this machine.
    void theRestOfTheWorldIsImplicit()
    {
        const auto snapshot = built(Scene());
        const auto* mistral = snapshot->find("mistral");
        QVERIFY(mistral != nullptr && mistral->implicit);
        QVERIFY(mistral->keys.empty());
        QVERIFY(snapshot->find("ollama") == nullptr);
        for (const auto& [family, at] : snapshot->defaultOfFamily)
            QVERIFY(!snapshot->upstreams[at].implicit);
    }

    void whatIsOffIsNotThere()
    {
        Scene scene;
        scene.config.providers[1].enabled = false;
        QVERIFY(built(scene)->find("anthropic") == nullptr);  // nor by the client's own key
    }

    void theFirstOfAFamilyIsItsDefaultAndTheSampleTheLast()
    {
        Scene scene;
        auto& sample = scene.config.providers[2];
        std::swap(scene.config.providers[0], sample);  // the sample stands first now
        const auto snapshot = built(scene);
        const auto ofChat = snapshot->defaultOfFamily.find("openai_chat");
        QVERIFY(ofChat != snapshot->defaultOfFamily.end());
        QCOMPARE(snapshot->upstreams[ofChat->second].chosen.id, std::string("openai"));
        const auto ofGemini = snapshot->defaultOfFamily.find("gemini_generate");
        QVERIFY(ofGemini != snapshot->defaultOfFamily.end());
        QCOMPARE(snapshot->upstreams[ofGemini->second].chosen.id, std::string("sample"));
    }

    void severalKeysKeepTheirSharesAndMarks()
    {
        Scene scene;
        scene.config.providers[0].moreKeys = {{"team", {"env:TEAM"}, 3}};
        QCOMPARE(refusal(scene), std::string("/providers/0/moreKeys/0/key: no such secret"));
        scene.secrets["TEAM"] = "team-key";
        const auto snapshot = built(scene);
        const auto& keys = snapshot->find("openai")->keys;
        QCOMPARE(keys.size(), std::size_t(2));
        QCOMPARE(keys[0].name, std::string("first"));
        QCOMPARE(keys[1].name, std::string("team"));
        QCOMPARE(keys[1].weight, 3);
        QVERIFY(keys[1].value.reveal() == "team-key");
        QVERIFY(keys[0].mark != keys[1].mark);
        // A publish leaves the marks as they are; another value is another key.
        QCOMPARE(built(scene)->find("openai")->mark, snapshot->find("openai")->mark);
        scene.secrets["TEAM"] = "new-key";
        const auto later = built(scene);
        QCOMPARE(later->find("openai")->keys[0].mark, keys[0].mark);
        QVERIFY(later->find("openai")->keys[1].mark != keys[1].mark);
        QVERIFY(later->find("openai")->mark != snapshot->find("openai")->mark);
    }

    void errorsNameTheirPlace()
    {
        Scene scene;
        scene.config.providers[1].key.text = "env:NOT_THERE";
        QCOMPARE(refusal(scene), std::string("/providers/1/key: no such secret"));
        scene.config.providers[1].key.text.clear();
        scene.config.providers[1].baseUrl = "no url";
        QVERIFY(refusal(scene).starts_with("/providers/1/baseUrl: "));
        scene.config.providers[1].enabled = false;  // what is off is not looked at
        QCOMPARE(refusal(scene), std::string());
    }

    void keysAreFoundByTheirHash()
    {
        Scene scene;
        scene.addKey("one", "gh_one");
        scene.addKey("two", "gh_two");
        scene.config.access.keys[1].enabled = false;
        scene.config.access.keys[1].expiresAt = 5;
        const auto snapshot = built(scene);
        QVERIFY(!snapshot->keys->empty());
        QCOMPARE(snapshot->keys->find("gh_one")->id, std::string("one"));
        QCOMPARE(snapshot->keys->find("gh_one")->label, std::string("one-label"));
        const auto* two = snapshot->keys->find("gh_two");
        QVERIFY(two != nullptr && !two->enabled);  // the caller says why it is refused
        QCOMPARE(two->expiresAt, WallMicros(5));
        for (const char* unknown : {"", "gh_on", "gh_one ", "one"})
            QVERIFY(snapshot->keys->find(unknown) == nullptr);
        QVERIFY(built(Scene())->keys->empty());
    }

    void aKeyMayComeFromASecret()
    {
        Scene scene;
        auto& key = scene.config.access.keys.emplace_back();
        key.id = "server";
        key.value.text = "env:CLIENTS";
        QCOMPARE(refusal(scene), std::string("/access/keys/0/value: no such secret"));
        scene.secrets["CLIENTS"] = "";
        QCOMPARE(refusal(scene), std::string("/access/keys/0/value: env:CLIENTS is empty"));
        scene.secrets["CLIENTS"] = "gh_from_outside";
        QCOMPARE(built(scene)->keys->find("gh_from_outside")->id, std::string("server"));
    }

    void aHashMustBeOne()
    {
        Scene scene;
        scene.addKey("one", "gh_one");
        const std::string good = scene.config.access.keys[0].hash;
        for (const std::string& bad :
             {std::string(), good.substr(2), good + "00", "zz" + good.substr(2)}) {
            scene.config.access.keys[0].hash = bad;
            QCOMPARE(refusal(scene), std::string("/access/keys/0/hash is not 64 hex digits"));
        }
    }

    void cardsAreFoundByDatedAndUndatedNames()
    {
        const auto snapshot = built(Scene());
        const auto* openai = snapshot->find("openai");
        QCOMPARE(openai->card("gpt-4")->id, std::string("gpt-4"));
        QCOMPARE(openai->card("models/gpt-4")->id, std::string("gpt-4"));
        QCOMPARE(openai->card("gpt-4-2031-01-01")->id, std::string("gpt-4"));
        QVERIFY(openai->card("nothing-like-it") == nullptr);
        QVERIFY(openai->card("") == nullptr);
        for (const auto& model : openai->row.models) QCOMPARE(openai->card(model.id)->id, model.id);
    }

    void ownNamesAndHosts()
    {
        Scene scene;
        scene.config.aliases.push_back({"fast", "openai/gpt-4"});
        scene.config.server.allowedHosts = {"Gate.Example"};
        const auto snapshot = built(scene);
        QCOMPARE(snapshot->models.find("fast")->second, std::string("openai/gpt-4"));
        QCOMPARE(snapshot->hosts, (std::vector<std::string>{"localhost", "gate.example"}));
    }

    void theDefaultGatewayIsAlwaysThere()
    {
        Scene scene;
        const auto bare = built(scene);
        QCOMPARE(bare->gateways.size(), std::size_t(1));
        QCOMPARE(bare->gateway({})->id, std::string("default"));
        QVERIFY(bare->gateway("default") == bare->gateway({}));
        QVERIFY(bare->gateway("main") == nullptr);
        QVERIFY(!bare->gateway({})->authentication && bare->gateway({})->collectLogs);
        QVERIFY(!bare->gateway({})->retryAttempts && !bare->gateway({})->retryDelay);
        config::GatewayConfig main;
        main.id = "main";
        main.authentication = true;
        main.collectLogs = false;
        main.retryMaxAttempts = 4;
        main.retryDelay = 0;
        main.retryBackoff = "exponential";
        scene.config.gateways = {main, {.id = "default", .authentication = true}};
        const auto two = built(scene);
        QCOMPARE(two->gateways.size(), std::size_t(2));
        QVERIFY(two->gateway({})->authentication);
        const auto* rules = two->gateway("main");
        QVERIFY(rules != nullptr && rules->authentication && !rules->collectLogs);
        QCOMPARE(rules->retryAttempts, std::optional<int>(4));
        QCOMPARE(rules->retryDelay, std::optional<Millis>(Millis(0)));
        QVERIFY(rules->retryBackoff == policy::Backoff::Exponential);
    }

    /// Connections are shared only where target, way and trust are the same.
    void originsTellTrustApart()
    {
        Scene scene;
        const std::string plain = built(scene)->find("openai")->origin;
        QCOMPARE(built(scene)->find("openai")->origin, plain);
        auto& chosen = scene.config.providers[0];
        chosen.insecureTls = true;
        QVERIFY(built(scene)->find("openai")->origin != plain);
        chosen.insecureTls = false;
        chosen.caFile = "/ca.pem";
        QVERIFY(built(scene)->find("openai")->origin != plain);
        chosen.caFile.clear();
        chosen.proxy = "http://127.0.0.1:3128";
        QVERIFY(built(scene)->find("openai")->origin != plain);
    }

    void aProviderWithoutAProxyTakesTheGateways()
    {
        Scene scene;
        auto& chosen = scene.config.providers[0];
        const std::string own = "http://own.example:1";
        scene.config.server.proxy = "http://proxy.example:3128";
        const auto proxy = [&] { return built(scene)->find("openai")->chosen.proxy; };
        QCOMPARE(proxy(), scene.config.server.proxy);
        chosen.proxy = own;
        QCOMPARE(proxy(), own);
        chosen.proxy.clear();
        chosen.baseUrl = "http://127.0.0.1:11434/v1";  // this machine
        QCOMPARE(proxy(), std::string("none"));
        chosen.baseUrl = "https://models.inside.example/v1";
        QCOMPARE(proxy(), scene.config.server.proxy);
        scene.config.server.noProxy = {".inside.example"};
        QCOMPARE(proxy(), std::string("none"));
        scene.config.server.proxy.clear();  // then the environment says
        QCOMPARE(proxy(), std::string());
    }

    /// The region stands beside the key, in variables of AWS's own, or in the row.
    void aRegionIsPartOfTheAddress()
    {
        Scene scene;
        scene.config.providers.emplace_back().id = "aws-bedrock";
        const auto address = [&](const std::string& region) {
            return "bedrock-runtime." + region + ".amazonaws.com";
        };
        QCOMPARE(built(scene)->find("bedrock")->base.host, address("us-east-1"));
        scene.config.providers.back().key.text = "env:AWS_ACCESS_KEY_ID";
        scene.secrets["AWS_ACCESS_KEY_ID"] = "AKID";
        QVERIFY(!scene.build().ok());
        scene.secrets["AWS_SECRET_ACCESS_KEY"] = "secret";
        scene.secrets["AWS_REGION"] = "eu-west-3";
        const auto kept = built(scene);
        QCOMPARE(kept->find("bedrock")->base.host, address("eu-west-3"));
        QCOMPARE(kept->find("bedrock")->region, std::string("eu-west-3"));
        QVERIFY(kept->find("bedrock")->keyAt(0).find("\"secretAccessKey\":\"secret\"") !=
                std::string_view::npos);
        const auto other = kept->find("bedrock")->at("https://host.example/x/v1", "here");
        QCOMPARE(other->base.host, std::string("host.example"));
        QCOMPARE(other->region, std::string("here"));
        QVERIFY(other->origin != kept->find("bedrock")->origin);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SnapshotTest;
GH_SUITE(SnapshotTest)
#include "snapshot_test.moc"
