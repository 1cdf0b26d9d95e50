#include "ui/pages/price_sheet.h"

#include <optional>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/formats.h"
#include "proxy/core/provider/price.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {
namespace {

struct RateRow {
    const char* id;
    const char* title;
    std::string config::PriceConfig::*member;
    std::optional<std::int64_t> provider::Rates::*known;
    provider::RateUnit unit = provider::RateUnit::PerMillion;
};

using Unit = provider::RateUnit;

// clang-format off
constexpr RateRow kRows[] = {
    {"input",        QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Input"),                &config::PriceConfig::input,        &provider::Rates::input},
    {"output",       QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Output"),               &config::PriceConfig::output,       &provider::Rates::output},
    {"cached",       QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Cached input"),         &config::PriceConfig::cachedInput,  &provider::Rates::cachedInput},
    {"reasoning",    QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Reasoning"),            &config::PriceConfig::reasoning,    &provider::Rates::reasoning},
    {"cacheWrite5m", QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Cache write, 5 min"),   &config::PriceConfig::cacheWrite5m, &provider::Rates::cacheWrite5m},
    {"cacheWrite1h", QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Cache write, 1 hour"),  &config::PriceConfig::cacheWrite1h, &provider::Rates::cacheWrite1h},
    {"inputAudio",   QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Audio input"),          &config::PriceConfig::inputAudio,   &provider::Rates::inputAudio},
    {"outputAudio",  QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Audio output"),         &config::PriceConfig::outputAudio,  &provider::Rates::outputAudio},
    {"cachedAudio",  QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Cached audio"),         &config::PriceConfig::cachedAudio,  &provider::Rates::cachedAudio},
    {"inputImage",   QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Picture input"),        &config::PriceConfig::inputImage,   &provider::Rates::inputImage},
    {"outputImage",  QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Picture output"),       &config::PriceConfig::outputImage,  &provider::Rates::outputImage},
    {"picture",      QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "1,000 pictures, $"),    &config::PriceConfig::picture,      &provider::Rates::picture,  Unit::PerThousand},
    {"search",       QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "1,000 searches, $"),    &config::PriceConfig::search,       &provider::Rates::search,   Unit::PerThousand},
    {"request",      QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "1,000 calls, $"),       &config::PriceConfig::request,      &provider::Rates::request,  Unit::PerThousand},
    {"batch",        QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Batch, % of the rates"), &config::PriceConfig::batch,       &provider::Rates::batch,    Unit::Percent},
    {"flex",         QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Tier flex, %"),         &config::PriceConfig::flex,         &provider::Rates::flex,     Unit::Percent},
    {"priority",     QT_TRANSLATE_NOOP("gatehouse::ui::PriceSheet", "Tier priority, %"),     &config::PriceConfig::priority,     &provider::Rates::priority, Unit::Percent},
};

// clang-format on

QString hintOf(const RateRow& row, const provider::Rates& known)
{
    const auto& rate = known.*row.known;
    if (row.unit == Unit::PerMillion) return app::ratePerMillion(rate);
    return rate ? app::text(provider::rateText(*rate, row.unit)) : QString();
}

}  // namespace

PriceSheet::PriceSheet(const QString& provider, const config::PriceConfig& own,
                       const provider::Rates& known, QWidget* parent)
    : QDialog(parent), own_(own)
{
    auto* column = startSheet(this, tr("Price of %1").arg(app::text(own.model)),
                              tr("At %1, in US dollars for a million tokens where nothing else "
                                 "is said. 0 is free; an empty field is unknown, and what needs "
                                 "it has no cost.")
                                  .arg(provider));
    setMinimumWidth(620);
    banner_ = new Banner(QStringLiteral("price.banner"), this);
    banner_->hide();
    column->addWidget(banner_);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    constexpr int kColumns = 3;
    int at = 0;
    for (const RateRow& row : kRows) {
        const QString title = tr(row.title);
        auto* field = makeField(QStringLiteral("price.") + QLatin1String(row.id), title,
                                app::text(own.*row.member), hintOf(row, known));
        field->setProperty("mono", true);
        field->setAlignment(Qt::AlignRight);
        auto* label = makeLabel(title, "captionStrong");
        label->setBuddy(field);
        grid->addWidget(label, at / kColumns * 2, at % kColumns);
        grid->addWidget(field, at / kColumns * 2 + 1, at % kColumns);
        rates_.push_back({row.member, row.unit, field});
        ++at;
    }
    column->addLayout(grid);
    column->addSpacing(14);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* clear =
        makeButton(QStringLiteral("price.clear"), tr("Use the catalogue's"), "", {}, this);
    auto* cancel = makeButton(QStringLiteral("price.cancel"), tr("Cancel"), "", {}, this);
    auto* past =
        makeButton(QStringLiteral("price.recompute"), tr("Set and recompute…"), "", {}, this);
    past->setToolTip(tr("The cost of past calls follows; first you see what would change"));
    auto* save = makeButton(QStringLiteral("price.save"), tr("Set price"), "primary", {}, this);
    save->setDefault(true);
    row->addWidget(clear);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(past);
    row->addWidget(save);
    column->addLayout(row);
    connect(clear, &QPushButton::clicked, this, [this] {
        for (const Rate& rate : rates_) rate.field->clear();
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(past, &QPushButton::clicked, this, [this] {
        recomputes_ = true;
        accept();
        recomputes_ = result() == QDialog::Accepted;
    });
    connect(save, &QPushButton::clicked, this, &PriceSheet::accept);
}

config::PriceConfig PriceSheet::price() const
{
    config::PriceConfig price;
    price.model = own_.model;
    for (const Rate& rate : rates_) price.*rate.member = rate.field->text().trimmed().toStdString();
    return price;
}

void PriceSheet::accept()
{
    bool good = true;
    for (const Rate& rate : rates_) {
        const std::string text = rate.field->text().trimmed().toStdString();
        const bool wrong = !text.empty() && !provider::parseRate(text, rate.unit);
        restyle(rate.field, "wrong", wrong);
        good = good && !wrong;
    }
    if (good) {
        QDialog::accept();
        return;
    }
    banner_->show("bad", tr("Write a number of dollars such as 2.50."));
}

}  // namespace gatehouse::ui
