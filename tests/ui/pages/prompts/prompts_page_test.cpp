#include "ui/pages/prompts/prompts_page.h"

#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include "proxy/shell/store/writer.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"
#include "ui/pages/prompts/prompt_name_sheet.h"

namespace gatehouse::tests {

class PromptsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anEmptyPageLeadsToTheFirstPrompt()
    {
        PromptWindow kit(config::firstRun());
        ui::MainWindow& window = kit.open("");
        QVERIFY(!kit.find<QWidget>("prompts.empty")->isHidden());
        savePicture(window, "prompts-empty");
        QTimer::singleShot(0, this, [&window] {
            window.findChild<QPushButton*>(QStringLiteral("prompts.name.ok"))->click();
        });
        kit.find<QPushButton>("prompts.new")->click();
        QVERIFY(kit.find<QWidget>("prompts.editor")->isVisible());
        QVERIFY(kit.find<QPushButton>("prompts.publish")->isEnabled());  // it runs as it is
        window.findChild<QToolButton*>(QStringLiteral("draft.undo"))->click();
        QVERIFY(!kit.find<QWidget>("prompts.editor")->isVisible());
    }

    void rowsAreCopiedRemovedAndBroughtBack()
    {
        PromptWindow kit;
        ui::MainWindow& window = kit.open("");
        savePicture(window, "prompts-list");
        kit.find<QToolButton>("prompts.prompt.support.copy")->click();
        QVERIFY(kit.find<QWidget>("prompts.prompt.support-reply-copy") != nullptr);
        kit.find<QToolButton>("prompts.prompt.support.remove")->click();
        QVERIFY(kit.find<QWidget>("prompts.prompt.support") == nullptr);
        window.findChild<QToolButton*>(QStringLiteral("draft.undo"))->click();
        QVERIFY(kit.find<QWidget>("prompts.prompt.support") != nullptr);
    }

    void oneThatARuleNeedsStays()
    {
        auto config = promptConfig();
        config.injections.push_back(injectionOf("support", "prepend"));
        PromptWindow kit(std::move(config));
        kit.open("");
        kit.find<QToolButton>("prompts.prompt.support.remove")->click();
        QVERIFY(kit.find<QWidget>("prompts.prompt.support") != nullptr);
        QVERIFY(!kit.find<QWidget>("prompts.banner")->isHidden());
    }

    /// As Traffic asks for it.
    void aStoredCallBecomesAPrompt()
    {
        PromptWindow kit;
        store::WriterOptions options;
        options.databasePath = kit.gateway.databasePath().toStdString();
        auto writer = store::Writer::start(options, nullptr);
        QVERIFY(writer.ok());
        auto call = std::make_unique<record::Exchange>();
        call->id = "01A";
        call->startedAt = QDateTime::currentMSecsSinceEpoch() * 1000;
        call->dialect = "openai_chat";
        call->modelAsked = "sample/echo";
        call->outcome = record::Outcome::Ok;
        call->status = 200;
        call->requestBody.bytes =
            quoted("{'model':'sample/echo','messages':[{'role':'user','content':'Hello you'}]}");
        call->requestBody.totalSize = static_cast<ByteCount>(call->requestBody.bytes.size());
        (*writer)->push(record::ExchangeFinished{std::move(call)});
        QVERIFY((*writer)->flush(true).ok());
        ui::MainWindow& window = kit.open("");
        window.navigator()->go(QStringLiteral("prompts"), {{QStringLiteral("row"), 1}});
        QTimer poll;
        connect(&poll, &QTimer::timeout, this, [&window] {
            if (auto* ok = window.findChild<QPushButton*>(QStringLiteral("prompts.name.ok")))
                ok->click();
        });
        poll.start(10);
        QTRY_VERIFY_WITH_TIMEOUT(kit.find<QWidget>("prompts.editor")->isVisible(), 20'000);
        poll.stop();
        QCOMPARE(kit.find<QPlainTextEdit>("prompts.message.1.text")->toPlainText(),
                 QStringLiteral("Hello you"));
        QTRY_VERIFY(kit.find<QLineEdit>("prompts.name.name") == nullptr);
    }

    void aPromptThatIsNotThereIsTold()
    {
        PromptWindow kit;
        kit.open("nobody");
        QVERIFY(!kit.find<QWidget>("prompts.banner")->isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptsPageTest;
GH_SUITE(PromptsPageTest)
#include "prompts_page_test.moc"
