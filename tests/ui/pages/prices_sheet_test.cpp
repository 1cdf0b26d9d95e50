#include "ui/pages/prices_sheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/states.h"

namespace gatehouse::tests {

namespace {

config::Config someProviders()
{
    config::Config config;
    config.providers.emplace_back().id = "openai";
    config.providers.emplace_back().id = "anthropic";
    return config;
}

QByteArray tableOf(const char* input)
{
    return QByteArray("{\"prices\":[{\"provider\":\"openai\",\"model\":\"gpt-4o\",\"input\":\"") +
           input +
           "\"},{\"provider\":\"openai\",\"model\":\"gpt-tomorrow\",\"input\":\"1\",\"output\":"
           "\"4\"}]}";
}

QPushButton* go(ui::PricesSheet& sheet)
{
    return sheet.findChild<QPushButton*>(QStringLiteral("prices.go"));
}

QTreeWidgetItem* lineOf(ui::PricesSheet& sheet, const QString& model)
{
    auto* table = sheet.findChild<QTreeWidget*>(QStringLiteral("prices.table"));
    const auto found = table->findItems(model, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? nullptr : found.front();
}

}  // namespace

class PricesSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nothingCanBePutInForceBeforeATableIsThere()
    {
        theme();
        ui::PricesSheet sheet(someProviders(), nullptr);
        sheet.show();
        savePicture(sheet, "prices-sheet-empty");
        QVERIFY(!go(sheet)->isEnabled());
        QVERIFY(sheet.chosen().empty());
        QCOMPARE(sheet.priced(), someProviders());
    }

    void whatWouldChangeIsShownAndChosen()
    {
        theme();
        ui::PricesSheet sheet(someProviders(), nullptr);
        sheet.take(tableOf("2.00"), QStringLiteral("table.json"));
        sheet.show();
        savePicture(sheet, "prices-sheet");
        auto* changed = lineOf(sheet, QStringLiteral("gpt-4o"));
        QVERIFY(changed != nullptr);
        QCOMPARE(changed->text(1), QStringLiteral("$2.50 → $2.00"));
        QCOMPARE(changed->checkState(0), Qt::Checked);
        auto* made = lineOf(sheet, QStringLiteral("gpt-tomorrow"));
        QVERIFY(made != nullptr);
        QCOMPARE(made->checkState(0), Qt::Unchecked);
        auto* gone = lineOf(sheet, QStringLiteral("gpt-4.1"));
        QVERIFY(gone != nullptr);
        QVERIFY(!gone->data(0, Qt::CheckStateRole).isValid());
        QCOMPARE(sheet.chosen().size(), std::size_t(1));
        made->setCheckState(0, Qt::Checked);
        QCOMPARE(sheet.chosen().size(), std::size_t(2));
        changed->setCheckState(0, Qt::Unchecked);
        sheet.findChild<QCheckBox*>(QStringLiteral("prices.past"))->setChecked(true);
        go(sheet)->click();
        QCOMPARE(sheet.result(), int(QDialog::Accepted));
        QVERIFY(sheet.recomputes());
        const auto next = sheet.priced();
        QCOMPARE(next.providers.front().prices.size(), std::size_t(1));
        QCOMPARE(next.providers.front().prices.front().model, std::string("gpt-tomorrow"));
        QCOMPARE(next.providers.front().prices.front().source, std::string("table.json"));
        QCOMPARE(next.providers.front().prices.front().date.size(), std::size_t(10));
    }

    void nothingChosenIsNothingToDo()
    {
        theme();
        ui::PricesSheet sheet(someProviders(), nullptr);
        sheet.take(tableOf("2.00"), QStringLiteral("table.json"));
        lineOf(sheet, QStringLiteral("gpt-4o"))->setCheckState(0, Qt::Unchecked);
        QVERIFY(!go(sheet)->isEnabled());
    }

    void aWrongTableIsTold()
    {
        theme();
        ui::PricesSheet sheet(someProviders(), nullptr);
        sheet.take(tableOf("2.00"), QStringLiteral("table.json"));
        sheet.take("<html>", QStringLiteral("page.html"));
        sheet.show();
        savePicture(sheet, "prices-sheet-trouble");
        auto* banner = sheet.findChild<ui::Banner*>(QStringLiteral("prices.banner"));
        QVERIFY(banner->isVisible());
        QVERIFY(banner->text().contains(QStringLiteral("JSON")));
        QVERIFY(!go(sheet)->isEnabled());  // what was there before is gone
    }

    void aWrongAddressIsTold()
    {
        theme();
        ui::PricesSheet sheet(someProviders(), nullptr);
        sheet.show();
        auto* address = sheet.findChild<QComboBox*>(QStringLiteral("prices.address"));
        QVERIFY(address->count() >= 2);
        address->setEditText(QStringLiteral("file:///etc/hosts"));
        auto* fetch = sheet.findChild<QPushButton*>(QStringLiteral("prices.fetch"));
        fetch->click();
        QVERIFY(!fetch->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(fetch->isEnabled(), 20'000);
        auto* banner = sheet.findChild<ui::Banner*>(QStringLiteral("prices.banner"));
        QVERIFY(banner->text().contains(QStringLiteral("https://")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PricesSheetTest;
GH_SUITE(PricesSheetTest)
#include "prices_sheet_test.moc"
