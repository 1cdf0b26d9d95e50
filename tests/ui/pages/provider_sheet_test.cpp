#include "ui/pages/provider_sheet.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/secret_field.h"

namespace gatehouse::tests {

class ProviderSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsEditedComesBack()
    {
        theme();
        config::ProviderConfig provider;
        provider.id = "openai";
        provider.key.text = "keychain:openai";
        ui::ProviderSheet sheet(provider, false, {}, nullptr);
        sheet.findChild<QLineEdit*>(QStringLiteral("provider.title"))
            ->setText(QStringLiteral("Mine"));
        sheet.findChild<QSpinBox*>(QStringLiteral("provider.connect"))->setValue(4);
        sheet.findChild<QPlainTextEdit*>(QStringLiteral("provider.headers"))
            ->setPlainText(QStringLiteral("X-Team: search\nX-B: a:b"));
        const ui::ProviderSheet::Answer answer = sheet.answer();
        QVERIFY(answer.typed.empty());
        QVERIFY(answer.provider.title == "Mine");
        QVERIFY(answer.provider.key.text == "keychain:openai");
        QCOMPARE(answer.provider.connectTimeout, Millis(4000));
        QCOMPARE(answer.provider.headers.size(), std::size_t(2));
        QVERIFY(answer.provider.headers[1].value == "a:b");
    }

    void anAbsentKeychainLeadsToTheFile()
    {
        theme();
        config::ProviderConfig provider;
        provider.id = "openai";
        ui::ProviderSheet sheet(provider, true, QStringLiteral("no bus"), nullptr);
        sheet.findChild<QLineEdit*>(QStringLiteral("provider.key"))->setText(QStringLiteral("k"));
        QVERIFY(sheet.answer().provider.key.text == "vault:openai");
        auto* place = sheet.findChild<QComboBox*>(QStringLiteral("provider.keyPlace"));
        place->setCurrentIndex(place->findData(static_cast<int>(ui::KeyPlace::Environment)));
        QVERIFY(sheet.answer().provider.key.text == "env:OPENAI_API_KEY");
        QVERIFY(sheet.answer().typed.empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ProviderSheetTest;
GH_SUITE(ProviderSheetTest)
#include "provider_sheet_test.moc"
