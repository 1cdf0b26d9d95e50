#include "app/prompts/prompt_import.h"

#include <QTest>

#include "proxy/core/prompt/source.h"
#include "proxy/core/prompt/version.h"
#include "tests/app/prompts/prompt_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class PromptImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aCallBecomesAPromptWhoseBracesMeanNothing()
    {
        record::Exchange call;
        call.dialect = "openai_chat";
        call.modelAsked = "sample/echo";
        call.requestBody.bytes = quoted(
            "{'model':'sample/echo','stream':true,'user':'ana','messages':[{'role':'system',"
            "'content':'Be brief.'},{'role':'user','content':'Say {{x}} twice, please, and then "
            "say "
            "it once more'}]}");
        call.requestBody.totalSize = static_cast<ByteCount>(call.requestBody.bytes.size());
        const auto made = app::promptOf(call);
        QVERIFY2(made.problem.isEmpty(), qPrintable(made.problem));
        QVERIFY(made.title.startsWith(QLatin1String("Say {{x}} twice")));
        QVERIFY(made.title.size() <= 40);
        const auto version = prompt::readVersion(made.content);
        QVERIFY2(version.ok(), version.ok() ? "" : version.error().message.c_str());
        QCOMPARE(version->base.model, std::string("sample/echo"));
        QVERIFY(made.content.find("stream") == std::string::npos);
        QVERIFY(made.content.find("ana") == std::string::npos);
        const auto body = prompt::previewOf(made.content, {});
        QVERIFY(body->find("Say {{x}} twice") != std::string::npos);
    }

    void whatWasCutIsTold()
    {
        record::Exchange call;
        call.dialect = "openai_chat";
        call.requestBody.truncated = true;
        QVERIFY(!app::promptOf(call).problem.isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptImportTest;
GH_SUITE(PromptImportTest)
#include "prompt_import_test.moc"
