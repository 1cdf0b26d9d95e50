#include "ui/pages/config_controls.h"

#include <algorithm>

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>

#include "app/draft.h"
#include "app/formats.h"
#include "ui/theme/theme.h"
#include "ui/widgets/duration_field.h"
#include "ui/widgets/setting_card.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kNumberWidth = 120;
constexpr int kLineWidth = 280;

/// Of two that are equally near the larger one; a little of something is not nothing.
std::int64_t rounded(std::int64_t value, std::int64_t unit)
{
    return value == 0 ? 0 : std::max<std::int64_t>(1, (value + unit / 2) / unit);
}

}  // namespace

ConfigControls::ConfigControls(app::Draft* draft, QObject* parent) : QObject(parent), draft_(draft)
{
}

void ConfigControls::edit(const Change& change)
{
    if (filling_) return;
    config::Config next = draft_->config();
    change(next);
    if (next == draft_->config()) return;
    draft_->edit(std::move(next));
}

QCheckBox* ConfigControls::makeSwitch(Place<bool> place)
{
    QCheckBox* box = makeSwitchBox();
    connect(box, &QCheckBox::clicked, this, [this, box, place] {
        edit([&](config::Config& config) { place(config) = box->isChecked(); });
    });
    fills_.emplace_back([box, place](config::Config& config) { box->setChecked(place(config)); });
    return box;
}

QSpinBox* ConfigControls::makeBox(const Range& range,
                                  const std::function<std::int64_t(config::Config&)>& get,
                                  const std::function<void(config::Config&, std::int64_t)>& set)
{
    auto* box = new QSpinBox;
    box->setRange(range.from, range.to);
    box->setSuffix(range.unit);
    box->setSpecialValueText(range.from == 0 ? range.zero : QString());
    box->setFixedWidth(Theme::of().scaled(kNumberWidth));
    box->setAlignment(Qt::AlignRight);
    box->setKeyboardTracking(false);
    connect(box, &QSpinBox::valueChanged, this, [this, get, set](int value) {
        edit([&](config::Config& config) {
            if (get(config) != value) set(config, value);
        });
    });
    fills_.emplace_back(
        [box, get](config::Config& config) { box->setValue(static_cast<int>(get(config))); });
    return box;
}

QSpinBox* ConfigControls::makeNumber(Place<std::int64_t> place, const Range& range)
{
    return makeBox(
        range, [place](config::Config& config) { return place(config); },
        [place](config::Config& config, std::int64_t value) { place(config) = value; });
}

QSpinBox* ConfigControls::makeBytes(Place<ByteCount> place, ByteCount unit, const Range& range)
{
    return makeBox(
        range, [place, unit](config::Config& config) { return rounded(place(config), unit); },
        [place, unit](config::Config& config, std::int64_t value) {
            place(config) = value * unit;
        });
}

QSpinBox* ConfigControls::makeSeconds(Place<Millis> place, const Range& range)
{
    constexpr std::int64_t kSecond = 1000;
    return makeBox(
        range, [place](config::Config& config) { return rounded(place(config).count(), kSecond); },
        [place](config::Config& config, std::int64_t value) {
            place(config) = Millis(value * kSecond);
        });
}

DurationField* ConfigControls::makeDuration(Place<Millis> place, const QString& zero)
{
    auto* field = new DurationField(zero);
    connect(field, &DurationField::edited, this, [this, place](Millis value) {
        edit([&](config::Config& config) { place(config) = value; });
    });
    fills_.emplace_back([field, place](config::Config& config) { field->set(place(config)); });
    return field;
}

QLineEdit* ConfigControls::makeLine(const char* path, const QString& hint,
                                    const std::function<QString(config::Config&)>& get,
                                    const std::function<void(config::Config&, const QString&)>& set)
{
    QLineEdit* field = makeField({}, {}, {}, hint);
    field->setProperty("mono", true);
    field->setMinimumWidth(Theme::of().scaled(kLineWidth));
    connect(field, &QLineEdit::editingFinished, this, [this, field, set] {
        edit([&](config::Config& config) { set(config, field->text()); });
    });
    fills_.emplace_back([field, get](config::Config& config) {
        if (!field->hasFocus()) field->setText(get(config));
    });
    marked_.push_back({path, field});
    return field;
}

QLineEdit* ConfigControls::makeText(Place<std::string> place, const char* path, const QString& hint)
{
    return makeLine(
        path, hint, [place](config::Config& config) { return app::text(place(config)); },
        [place](config::Config& config, const QString& text) {
            place(config) = text.trimmed().toStdString();
        });
}

QLineEdit* ConfigControls::makeList(Place<std::vector<std::string>> place, const char* path,
                                    const QString& hint)
{
    return makeLine(
        path, hint,
        [place](config::Config& config) {
            QStringList items;
            for (const std::string& each : place(config)) items.append(app::text(each));
            return items.join(QStringLiteral(", "));
        },
        [place](config::Config& config, const QString& text) {
            place(config).clear();
            for (const QString& each : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                if (const QString item = each.trimmed(); !item.isEmpty())
                    place(config).push_back(item.toStdString());
            }
        });
}

void ConfigControls::show()
{
    filling_ = true;
    config::Config config = draft_->config();
    for (const Change& fill : fills_) fill(config);
    filling_ = false;
    const auto problems = draft_->problems();
    for (const Marked& each : marked_) {
        const bool wrong = std::ranges::any_of(problems, [&each](const config::Problem& problem) {
            return problem.path.starts_with(each.path);
        });
        restyle(each.field, "wrong", wrong);
    }
}

}  // namespace gatehouse::ui
