#include "ui/pages/prompts/preview_panel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"

namespace gatehouse::tests {

class PreviewPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void valuesStandInTheMessages()
    {
        theme();
        PromptKit kit;
        ui::PreviewPanel panel(kit.session.get());
        panel.showSession();
        QVERIFY(panel.body().empty());  // the question is missing
        QTest::keyClicks(
            panel.findChild<QLineEdit*>(QStringLiteral("prompts.preview.value.question")),
            QStringLiteral("{{tier}}?"));
        const QString text =
            panel.findChild<QPlainTextEdit*>(QStringLiteral("prompts.preview.text"))->toPlainText();
        QVERIFY2(text.contains(QLatin1String("You serve basic customers.")), qPrintable(text));
        QVERIFY(text.contains(QLatin1String("{{tier}}?")));  // a value is never read again
        const QSignalSpy tried(&panel, &ui::PreviewPanel::tryAsked);
        panel.findChild<QPushButton*>(QStringLiteral("prompts.preview.try"))->click();
        QCOMPARE(tried.first().first().toString().toStdString(), panel.body());
    }

    /// What the panel shows is what a provider gets, also where a value has braces and quotes.
    void thePreviewIsWhatTheEngineSends()
    {
        theme();
        FakeUpstream upstream;
        upstream.always(answer(200, R"({"choices":[{"message":{"content":"a"}}]})"));
        config::Config config = configFor(upstream);
        config.prompts = promptConfig().prompts;
        auto& content = config.prompts[0].versions[0].content;
        content.replace(content.find("sample/echo"), 11, "openai/gpt-5");
        PromptKit kit(config);
        ui::PreviewPanel panel(kit.session.get());
        panel.showSession();
        QTest::keyClicks(
            panel.findChild<QLineEdit*>(QStringLiteral("prompts.preview.value.question")),
            QStringLiteral("{{tier}} \"x\" <&>"));
        Gateway gateway(config);
        const auto reply =
            exchange(gateway.port(),
                     post("/v1/chat/completions",
                          quoted("{'model':'prompt/support','messages':[],'prompt':{'variables':"
                                 "{'question':'{{tier}} \\'x\\' <&>'}}}")));
        QCOMPARE(reply.status, 200);
        const auto messages = [](const std::string& body) {
            const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(body));
            return QJsonDocument(document[QLatin1String("messages")].toArray()).toJson();
        };
        const QByteArray sent = messages(upstream.last().body);
        QVERIFY2(sent.contains("basic"), sent.constData());
        QCOMPARE(messages(panel.body()), sent);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PreviewPanelTest;
GH_SUITE(PreviewPanelTest)
#include "preview_panel_test.moc"
