#include "ui/pages/replay_sheet.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

namespace {

app::ReplayCall call()
{
    app::ReplayCall call;
    call.of = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
    call.dialect = "openai_chat";
    call.method = "POST";
    call.path = "/v1/chat/completions";
    call.headers = {{"Content-Type", "application/json"}};
    call.body = "{\"model\":\"gpt-5\",\"n\":1.0,\"messages\":[]}";
    return call;
}

const std::vector<std::string> kKnown{"openai", "groq"};

struct Kit {
    ui::ReplaySheet sheet;
    QPlainTextEdit* body;
    QPushButton* send;
    QLabel* verdict;

    explicit Kit(const app::ReplayCall& call)
        : sheet((theme(), call), {QStringLiteral("openai"), QStringLiteral("groq")}, kKnown)
    {
        body = sheet.findChild<QPlainTextEdit*>(QStringLiteral("replay.body"));
        send = sheet.findChild<QPushButton*>(QStringLiteral("replay.send"));
        verdict = sheet.findChild<QLabel*>(QStringLiteral("replay.verdict"));
    }
};

}  // namespace

class ReplaySheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void untouchedItIsSentAsItWas()
    {
        Kit kit(call());
        QVERIFY(kit.body->toPlainText().contains(QLatin1Char('\n')));  // shown indented
        const app::ReplayCall same = kit.sheet.call();
        QCOMPARE(same.body, call().body);
        QCOMPARE(same.path, call().path);
        QVERIFY(same.headers == call().headers);
    }

    void sendsToAnotherTarget()
    {
        Kit kit(call());
        auto* provider = kit.sheet.findChild<QComboBox*>(QStringLiteral("replay.provider"));
        provider->setCurrentIndex(2);
        kit.sheet.findChild<QLineEdit*>(QStringLiteral("replay.model"))
            ->setText(QStringLiteral("llama-4"));
        kit.sheet.findChild<QPlainTextEdit*>(QStringLiteral("replay.headers"))
            ->setPlainText(QStringLiteral("X-Session: a: b\nno header\n"));
        const app::ReplayCall changed = kit.sheet.call();
        QCOMPARE(changed.path, std::string("/groq/v1/chat/completions"));
        QCOMPARE(changed.body, std::string("{\"model\":\"llama-4\",\"n\":1.0,\"messages\":[]}"));
        QVERIFY((changed.headers ==
                 std::vector<std::pair<std::string, std::string>>{{"X-Session", "a: b"}}));
    }

    void saysWhereTheJsonBreaksOff()
    {
        Kit kit(call());
        QVERIFY(kit.send->isEnabled());
        kit.body->setPlainText(QStringLiteral("{\n  \"model\": oops\n}"));
        QTRY_VERIFY(!kit.send->isEnabled());
        QVERIFY2(kit.verdict->text().startsWith(QLatin1String("Line 2, column ")),
                 qPrintable(kit.verdict->text()));
        kit.sheet.accept();  // Ctrl+Enter does not send it either
        QCOMPARE(kit.sheet.result(), int{QDialog::Rejected});
        kit.body->setPlainText(QStringLiteral("{\"model\":\"b\"}"));
        QTRY_VERIFY(kit.send->isEnabled());
        QCOMPARE(kit.sheet.call().body, std::string("{\"model\":\"b\"}"));
        kit.sheet.findChild<QPushButton*>(QStringLiteral("replay.format"))->click();
        QCOMPARE(kit.body->toPlainText(), QStringLiteral("{\n  \"model\": \"b\"\n}"));
    }

    void aBinaryBodyStaysAsItIs()
    {
        app::ReplayCall binary = call();
        binary.body = std::string("\xFF\x00\x01", 3);
        Kit kit(binary);
        QVERIFY(kit.body->isReadOnly());
        QVERIFY(kit.send->isEnabled());
        QCOMPARE(kit.sheet.call().body, binary.body);
    }

    void aCutBodyMustBeMadeWhole()
    {
        app::ReplayCall cut = call();
        cut.body = "{\"model\":\"gpt";
        cut.problem = QStringLiteral("Only 13 B of the 5 MB of its body were kept.");
        Kit kit(cut);
        QVERIFY(!kit.send->isEnabled());
        QVERIFY(!kit.sheet.findChild<QWidget*>(QStringLiteral("replay.banner"))->isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ReplaySheetTest;
GH_SUITE(ReplaySheetTest)
#include "replay_sheet_test.moc"
