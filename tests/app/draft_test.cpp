#include "app/draft.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/config_session.h"
#include "app/secret_store.h"
#include "app/settings.h"
#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"
#include "tests/ui/fake_gateway.h"

namespace gatehouse::tests {

using app::Draft;
using config::Config;

namespace {

Config withDays(Config config, int days)
{
    config.records.keepDays = days;
    return config;
}

config::ProviderConfig provider(const char* id, const char* key = "")
{
    config::ProviderConfig made;
    made.id = id;
    made.key.text = key;
    return made;
}

/// A keychain in memory.
app::SecretStore::Keychain chainIn(std::map<QString, std::string>& kept, bool works = true)
{
    app::SecretStore::Keychain chain;
    chain.read = [&kept](const QString& name, const app::SecretStore::Read& done) {
        done(kept.contains(name) ? 0 : 1, {}, Secret(kept[name]));
    };
    chain.write = [&kept, works](const QString& name, const Secret& value,
                                 const std::function<void(int, const QString&)>& done) {
        if (works) kept[name] = value.reveal();
        done(works ? 0 : 7, works ? QString() : QStringLiteral("no bus"));
    };
    chain.remove = [&kept](const QString& name,
                           const std::function<void(int, const QString&)>& done) {
        kept.erase(name);
        done(0, {});
    };
    return chain;
}

}  // namespace

class DraftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void editsWaitUntilTheyArePublished()
    {
        FakeGateway gateway;
        gateway.configNow = config::firstRun();
        Draft draft(&gateway, nullptr, nullptr);
        QSignalSpy changed(&draft, &Draft::changed);
        QVERIFY(draft.isEmpty());
        draft.edit(withDays(draft.config(), 7));
        QVERIFY(!draft.isEmpty());
        QCOMPARE(draft.changeCount(), 1);
        QCOMPARE(changed.size(), 1);
        QVERIFY(gateway.published.empty());
        bool ok = false;
        draft.publish({}, this, [&ok](const app::PublishOutcome& outcome) { ok = outcome.ok; });
        QVERIFY(ok);
        QVERIFY(draft.isEmpty());
        QVERIFY(!draft.canUndo());
        QCOMPARE(gateway.configNow.records.keepDays, 7);
        QCOMPARE(gateway.lastNote, QStringLiteral("Changed Recording"));
    }

    void undoGoesBackThroughEveryStep()
    {
        FakeGateway gateway;
        Draft draft(&gateway, nullptr, nullptr);
        for (int i = 1; i <= 50; ++i) draft.edit(withDays(draft.config(), i));
        draft.discard();
        QVERIFY(draft.isEmpty());
        draft.undo();  // a discard, too
        QCOMPARE(draft.config().records.keepDays, 50);
        for (int i = 0; i < 50; ++i) draft.undo();
        QVERIFY(draft.isEmpty());
        QVERIFY(!draft.canUndo());
        for (int i = 0; i < 20; ++i) draft.redo();
        QCOMPARE(draft.config().records.keepDays, 20);
        draft.edit(withDays(draft.config(), 99));
        QVERIFY(!draft.canRedo());
    }

    void whatOthersPublishComesIn()
    {
        FakeGateway gateway;
        Draft draft(&gateway, nullptr, nullptr);
        draft.edit(withDays(draft.config(), 7));
        Config theirs = gateway.configNow;
        theirs.providers.push_back(provider("groq"));
        gateway.publish(theirs, {}, nullptr, {});
        QVERIFY(draft.clashes().isEmpty());
        QCOMPARE(draft.config().records.keepDays, 7);
        QCOMPARE(draft.config().providers.size(), std::size_t(1));
        QCOMPARE(draft.changeCount(), 1);
        draft.undo();  // undoes ours, not theirs
        QVERIFY(draft.isEmpty());
        QCOMPARE(draft.config().providers.size(), std::size_t(1));
    }

    void aClashIsTold()
    {
        FakeGateway gateway;
        Draft draft(&gateway, nullptr, nullptr);
        draft.edit(withDays(draft.config(), 7));
        gateway.publish(withDays(gateway.configNow, 9), {}, nullptr, {});
        QCOMPARE(draft.clashes(), QStringList{QStringLiteral("Recording · Days to keep")});
        QCOMPARE(draft.config().records.keepDays, 7);
        draft.discard();
        QVERIFY(draft.clashes().isEmpty());
        QCOMPARE(draft.config().records.keepDays, 9);
    }

    void aRefusalKeepsTheDraft()
    {
        FakeGateway gateway;
        gateway.problems = {{"/providers/0/baseUrl", "this is no address", "write https://…"}};
        Draft draft(&gateway, nullptr, nullptr);
        config::ProviderConfig wrong = provider("openai");
        wrong.baseUrl = "nonsense";
        draft.edit(app::withProvider(draft.config(), wrong));
        QVERIFY(!draft.problems().empty());  // known before anybody publishes
        app::PublishOutcome told;
        draft.publish({}, this, [&told](const app::PublishOutcome& outcome) { told = outcome; });
        QVERIFY(!told.ok);
        QCOMPARE(told.problems.size(), std::size_t(1));
        QVERIFY(!draft.isEmpty());
        QVERIFY(!draft.isPublishing());
    }

    void typedKeysWaitAndThenGoToTheirStore()
    {
        const QTemporaryDir folder;
        std::map<QString, std::string> kept;
        app::SecretStore secrets(folder.path(), chainIn(kept));
        app::Settings settings(folder.path());
        FakeGateway gateway;
        gateway.configNow.providers = {provider("openai", "keychain:openai")};
        Draft draft(&gateway, &secrets, &settings);
        const SecretRef reference{"keychain:openai"};
        draft.edit(draft.config(), {{reference, Secret("canary-typed-key")}});
        QVERIFY(!draft.isEmpty());  // no setting differs, and yet there is something to publish
        QCOMPARE(draft.changeCount(), 1);
        QVERIFY(kept.empty());
        QVERIFY(draft.typedKey(reference).reveal() == "canary-typed-key");
        for (const auto& group : draft.changes()) {
            for (const auto& line : group.lines)
                QVERIFY(!line.after.contains(QStringLiteral("canary")));
        }
        draft.publish({}, this, {});
        QVERIFY(kept[QStringLiteral("openai")] == "canary-typed-key");
        QVERIFY(draft.isEmpty());
        // A discarded key leaves nothing behind.
        draft.edit(app::withProvider(draft.config(), provider("groq", "keychain:groq")),
                   {{{"keychain:groq"}, Secret("canary-other")}});
        draft.discard();
        QVERIFY(!kept.contains(QStringLiteral("groq")));
        QDirIterator files(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("canary"), qPrintable(file.fileName()));
        }
    }

    void aKeyThatCannotBeKeptStopsThePublish()
    {
        const QTemporaryDir folder;
        std::map<QString, std::string> kept;
        app::SecretStore secrets(folder.path(), chainIn(kept, false));
        FakeGateway gateway;
        Draft draft(&gateway, &secrets, nullptr);
        draft.edit(app::withProvider(draft.config(), provider("groq", "keychain:groq")),
                   {{{"keychain:groq"}, Secret("k")}});
        app::PublishOutcome told;
        draft.publish({}, this, [&told](const app::PublishOutcome& outcome) { told = outcome; });
        QVERIFY(told.error.contains(QStringLiteral("no bus")));
        QVERIFY(gateway.published.empty());
        QVERIFY(!draft.isEmpty());
    }

    void aDraftOutlivesTheProgram()
    {
        const QTemporaryDir folder;
        FakeGateway gateway;
        gateway.configNow = config::firstRun();
        {
            app::Settings settings(folder.path());
            Draft draft(&gateway, nullptr, &settings);
            draft.edit(withDays(draft.config(), 7));
        }
        gateway.configNow.records.bodies = false;  // changed while the window was shut
        {
            app::Settings settings(folder.path());
            Draft draft(&gateway, nullptr, &settings);
            QCOMPARE(draft.config().records.keepDays, 7);
            QVERIFY(!draft.config().records.bodies);
            QCOMPARE(draft.changeCount(), 1);
            draft.discard();
        }
        app::Settings settings(folder.path());
        QVERIFY(Draft(&gateway, nullptr, &settings).isEmpty());
    }

    /// Over the real engine: a window edit and one by the admin API, made from the same generation.
    void nothingIsLostBetweenTwoEditors()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        Draft draft(&gateway.bridge, nullptr, nullptr);
        const Config before = gateway.bridge.config();
        draft.edit(withDays(draft.config(), 7));
        // The window has not heard of this one when it publishes.
        Config theirs = before;
        theirs.records.bodies = false;
        bool theirsDone = false;
        gateway.bridge.publish(theirs, QStringLiteral("theirs"), this,
                               [&](const app::PublishOutcome& out) { theirsDone = out.ok; });
        bool oursDone = false;
        draft.publish(QStringLiteral("ours"), this,
                      [&](const app::PublishOutcome& out) { oursDone = out.ok; });
        QTRY_VERIFY_WITH_TIMEOUT(theirsDone && oursDone, 20'000);
        QCOMPARE(gateway.bridge.config().records.keepDays, 7);
        QVERIFY(!gateway.bridge.config().records.bodies);
        QVERIFY(draft.isEmpty());
    }

    void theSameFieldTwiceIsRefused()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        Draft draft(&gateway.bridge, nullptr, nullptr);
        draft.edit(withDays(draft.config(), 7));
        const Config theirs = withDays(gateway.bridge.config(), 9);
        gateway.bridge.publish(theirs, {}, this, {});
        app::PublishOutcome told;
        bool done = false;
        draft.publish({}, this, [&](const app::PublishOutcome& out) {
            told = out;
            done = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(done, 20'000);
        QVERIFY(!told.ok);
        QVERIFY(told.clashed);
        QCOMPARE(gateway.bridge.config().records.keepDays, 9);
        QCOMPARE(draft.config().records.keepDays, 7);
        QCOMPARE(draft.clashes().size(), 1);
        done = false;
        draft.publish({}, this, [&](const app::PublishOutcome& out) { done = out.ok; });
        QTRY_VERIFY_WITH_TIMEOUT(done, 20'000);  // now it was seen
        QCOMPARE(gateway.bridge.config().records.keepDays, 7);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DraftTest;
GH_SUITE(DraftTest)
#include "draft_test.moc"
