#include "app/prompts/prompt_edit.h"

#include <QTest>

#include "tests/app/prompts/prompt_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class PromptEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anEditMakesTheNextVersionAndNeverChangesOne()
    {
        const config::Config live = promptConfig();
        std::int64_t version = 0;
        config::Config next = app::withContent(
            live, live, {"support", 1, contentOf("{'role':'user','content':'a'}"), 5}, version);
        QCOMPARE(version, std::int64_t(3));
        const auto& prompt = next.prompts[0];
        QCOMPARE(prompt.versions.size(), std::size_t(3));
        QVERIFY(prompt.versions[0] == live.prompts[0].versions[0]);
        QVERIFY(prompt.versions[1] == live.prompts[0].versions[1]);
        // A further edit goes into the open one.
        next = app::withContent(
            next, live, {"support", 3, contentOf("{'role':'user','content':'b'}"), 6}, version);
        QCOMPARE(next.prompts[0].versions.size(), std::size_t(3));
        QVERIFY(next.prompts[0].versions[2].content.find("\"b\"") != std::string::npos);
    }

    /// Production, where nobody set it, is the newest: an edit must not put itself there.
    void anEditStaysOutOfProduction()
    {
        config::Config live = promptConfig();
        live.prompts[0].labels.clear();
        std::int64_t version = 0;
        const auto next = app::withContent(
            live, live, {"support", 2, contentOf("{'role':'user','content':'a'}"), 5}, version);
        QCOMPARE(config::versionAt(next.prompts[0], config::kProductionLabel), std::int64_t(2));
    }

    void labelsAndSharesMove()
    {
        config::Config config = app::withLabel(promptConfig(), "support", "staging", 2);
        QCOMPARE(app::labelsAt(config.prompts[0], 2), QStringList{QStringLiteral("staging")});
        config = app::withLabel(config, "support", "staging", 0);
        QVERIFY(app::labelsAt(config.prompts[0], 2).isEmpty());
        config = app::withPromptShare(config, "support", 2, 30);
        QCOMPARE(app::shareLeft(config.prompts[0]), std::int64_t(70));
        QCOMPARE(app::promptShareOf(config.prompts[0], 2), std::int64_t(30));
        config = app::withPromptShare(config, "support", 2, 0);
        QVERIFY(config.prompts[0].shares.empty());
    }

    void aCopyBeginsWithTheVersionInProduction()
    {
        std::string made;
        const auto config = app::duplicatedPrompt(promptConfig(), "support",
                                                  QStringLiteral("Support reply"), 7, made);
        QCOMPARE(made, std::string("support-reply"));
        const auto* copy = app::findPrompt(config, made);
        QCOMPARE(copy->versions.size(), std::size_t(1));
        QVERIFY(copy->versions[0].content == promptConfig().prompts[0].versions[0].content);
        QVERIFY(app::withoutPrompt(config, made).prompts.size() == 1);
    }

    void usesAreNamed()
    {
        config::Config config = promptConfig();
        QVERIFY(app::usesOf(config, "support").isEmpty());
        config.aliases.push_back({"helper", "prompt/support@staging"});
        config.injections.push_back(injectionOf("support", "prepend"));
        config.prompts[0].path = "/ai/support";
        QCOMPARE(app::usesOf(config, "support").size(), qsizetype(3));
        QVERIFY(app::isPromptInjected(config, "support"));
        QVERIFY(!app::isPromptInjected(config, "supp"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptEditTest;
GH_SUITE(PromptEditTest)
#include "prompt_edit_test.moc"
