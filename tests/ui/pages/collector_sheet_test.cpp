#include "ui/pages/collector_sheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/secret_field.h"

namespace gatehouse::tests {

namespace {

config::Config withOne()
{
    config::Config config = config::firstRun();
    auto& trace = config.traces.emplace_back();
    trace.id = "team";
    trace.url = "https://collector.example/v1/traces";
    trace.authorization = {"keychain:collector-team"};
    trace.headers = {{"x-dataset", "gateway"}};
    return config;
}

template <class T>
T* part(ui::CollectorSheet& sheet, const char* name)
{
    return sheet.findChild<T*>(QLatin1String(name));
}

}  // namespace

class CollectorSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void nothingChangedIsNothingChanged()
    {
        const auto config = withOne();
        ui::CollectorSheet sheet(config, 0, {}, nullptr);
        QVERIFY(sheet.answer().trace == config.traces[0]);
        QVERIFY(sheet.answer().typed.empty());
    }

    void whatIsEditedComesBack()
    {
        ui::CollectorSheet sheet(withOne(), 0, {}, nullptr);
        part<QLineEdit>(sheet, "collector.url")->setText(QStringLiteral("http://127.0.0.1:1/t"));
        part<QToolButton>(sheet, "collector.format.protobuf")->click();
        part<QLineEdit>(sheet, "collector.key")->setText(QStringLiteral("Bearer canary"));
        part<QPlainTextEdit>(sheet, "collector.headers")
            ->setPlainText(QStringLiteral("x-a: b:c\n\nx-key: vault:k"));
        part<QCheckBox>(sheet, "collector.bodies")->click();
        part<QCheckBox>(sheet, "collector.enabled")->click();
        const auto answer = sheet.answer();
        QVERIFY(answer.trace.url == "http://127.0.0.1:1/t");
        QVERIFY(answer.trace.format == "protobuf");
        QVERIFY(answer.trace.authorization.text == "keychain:collector-team");
        QCOMPARE(answer.trace.headers.size(), std::size_t{2});
        QVERIFY(answer.trace.headers[0].value == "b:c");
        QVERIFY(answer.trace.bodies && !answer.trace.enabled);
        QCOMPARE(answer.typed.size(), std::size_t{1});
        QVERIFY(answer.typed[0].second.reveal() == "Bearer canary");
    }

    /// The check of the settings speaks before the sheet closes.
    void whatIsWrongIsSaidInPlace()
    {
        auto config = withOne();
        ui::CollectorSheet sheet(config, std::nullopt, {}, nullptr);
        auto* save = part<QPushButton>(sheet, "collector.save");
        sheet.show();
        save->click();
        QVERIFY(sheet.isVisible());
        part<QLineEdit>(sheet, "collector.id")->setText(QStringLiteral("team"));
        part<QLineEdit>(sheet, "collector.url")->setText(QStringLiteral("http://h.example/t"));
        save->click();
        QVERIFY(sheet.isVisible());  // the name is taken
        part<QLineEdit>(sheet, "collector.id")->setText(QStringLiteral("other"));
        part<QPlainTextEdit>(sheet, "collector.headers")
            ->setPlainText(QStringLiteral("x-api-key: sk-0123456789abcdefghijklmnop"));
        save->click();
        QVERIFY(sheet.isVisible());  // a secret itself
        part<QPlainTextEdit>(sheet, "collector.headers")->clear();
        save->click();
        QVERIFY(!sheet.isVisible());
        QCOMPARE(sheet.result(), static_cast<int>(QDialog::Accepted));
    }

    void aTestSpanIsSentWithWhatIsKept()
    {
        FakeUpstream fake;
        auto config = withOne();
        config.server.proxy = "none";
        config.traces[0].url = fake.url("/v1/traces");
        ui::CollectorSheet sheet(config, 0, {}, nullptr);
        sheet.setKnownSecrets([](const SecretRef& reference) {
            return Secret(reference.text == "keychain:collector-team" ? "Bearer kept" : "");
        });
        part<QPushButton>(sheet, "collector.test")->click();
        auto* result = part<QLabel>(sheet, "collector.result");
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(sheet, "collector.test")->isEnabled(), 20'000);
        QVERIFY(fake.requests().at(0).field("authorization") == "Bearer kept");
        QVERIFY2(result->text().contains(QStringLiteral("took")), qPrintable(result->text()));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CollectorSheetTest;
GH_SUITE(CollectorSheetTest)
#include "collector_sheet_test.moc"
