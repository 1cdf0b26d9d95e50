#include "proxy/core/pipeline/prompt_table.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/prompts.h"
#include "tests/support/suite.h"

using namespace gatehouse;

/// Prompts and rules of a config, read once for all calls.
class PromptTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readWithTheSnapshot()
    {
        tests::Scene scene;
        scene.config.prompts = {tests::promptOf("p", "{'role':'user','content':'x'}")};
        scene.config.injections = {tests::injectionOf("p", "append"),
                                   tests::injectionOf("p@1", "require")};
        scene.config.injections.push_back(tests::injectionOf("p", "replace"));
        scene.config.injections.back().enabled = false;
        const auto made = scene.build();
        QVERIFY(made.ok());
        const auto& snapshot = **made;
        QVERIFY(snapshot.prompts.find("p") != nullptr);
        QCOMPARE(snapshot.injections.size(), std::size_t(2));
        QVERIFY(snapshot.injections[0].how == dialect::Weave::SystemAppend);
        QVERIFY(!snapshot.injections[0].isRequired);
        QVERIFY(snapshot.injections[1].isRequired);
    }

    void mistakesHaveAPlace()
    {
        tests::Scene scene;
        scene.config.prompts = {tests::promptOf("p", "{'role':'user','content':'{{x'}")};
        auto made = scene.build();
        QVERIFY(!made.ok());
        QVERIFY(made.error().message.find("prompt p, version 1") != std::string::npos);
        scene.config.prompts = {tests::promptOf("p", "{'role':'user','content':'x'}")};
        scene.config.injections = {tests::injectionOf("p", "append")};
        scene.config.injections[0].when = "{";
        made = scene.build();
        QVERIFY(!made.ok());
        QVERIFY(made.error().message.starts_with("/injections/0: "));
    }
};

GH_SUITE(PromptTableTest)
#include "prompt_table_test.moc"
