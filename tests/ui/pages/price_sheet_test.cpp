#include "ui/pages/price_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class PriceSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void onlyNumbersAreTaken()
    {
        theme();
        provider::Rates known;
        known.input = 2'500'000;
        ui::PriceSheet sheet(QStringLiteral("OpenAI"), {.model = "gpt-5"}, known, nullptr);
        sheet.show();
        savePicture(sheet, "price-sheet");
        auto* input = sheet.findChild<QLineEdit*>(QStringLiteral("price.input"));
        QCOMPARE(input->placeholderText(), QStringLiteral("$2.50"));
        input->setText(QStringLiteral("cheap"));
        auto* save = sheet.findChild<QPushButton*>(QStringLiteral("price.save"));
        save->click();
        QVERIFY(sheet.isVisible());
        QVERIFY(input->property("wrong").toBool());
        input->setText(QStringLiteral(" 1.25 "));
        save->click();
        QVERIFY(!sheet.isVisible());
        QCOMPARE(sheet.price().model, std::string("gpt-5"));
        QCOMPARE(sheet.price().input, std::string("1.25"));
        QVERIFY(sheet.price().output.empty());
    }

    void piecesAndServicesHaveTheirOwnUnits()
    {
        theme();
        provider::Rates known;
        known.search = 10'000'000'000;
        known.batch = 500'000;
        ui::PriceSheet sheet(QStringLiteral("OpenAI"), {.model = "gpt-5"}, known, nullptr);
        auto* search = sheet.findChild<QLineEdit*>(QStringLiteral("price.search"));
        auto* batch = sheet.findChild<QLineEdit*>(QStringLiteral("price.batch"));
        QCOMPARE(search->placeholderText(), QStringLiteral("10"));
        QCOMPARE(batch->placeholderText(), QStringLiteral("50"));
        search->setText(QStringLiteral("12.5"));
        batch->setText(QStringLiteral("40"));
        QCOMPARE(sheet.price().search, std::string("12.5"));
        QCOMPARE(sheet.price().batch, std::string("40"));
    }

    void thePastMayFollow()
    {
        theme();
        ui::PriceSheet sheet(QStringLiteral("OpenAI"), {.model = "m", .input = "two"}, {}, nullptr);
        auto* past = sheet.findChild<QPushButton*>(QStringLiteral("price.recompute"));
        past->click();
        QVERIFY(sheet.result() != int(QDialog::Accepted));  // that is no number
        QVERIFY(!sheet.recomputes());
        sheet.findChild<QLineEdit*>(QStringLiteral("price.input"))->setText(QStringLiteral("2"));
        sheet.show();
        savePicture(sheet, "price-sheet");
        past->click();
        QCOMPARE(sheet.result(), int(QDialog::Accepted));
        QVERIFY(sheet.recomputes());
    }

    void theCataloguesPriceComesBack()
    {
        theme();
        ui::PriceSheet sheet(QStringLiteral("OpenAI"), {.model = "m", .input = "1", .output = "2"},
                             {}, nullptr);
        QCOMPARE(sheet.findChild<QLineEdit*>(QStringLiteral("price.output"))->text(),
                 QStringLiteral("2"));
        sheet.findChild<QPushButton*>(QStringLiteral("price.clear"))->click();
        QCOMPARE(sheet.result(), int(QDialog::Accepted));
        QCOMPARE(sheet.price(), (config::PriceConfig{.model = "m"}));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PriceSheetTest;
GH_SUITE(PriceSheetTest)
#include "price_sheet_test.moc"
