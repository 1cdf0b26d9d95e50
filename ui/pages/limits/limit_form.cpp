#include "ui/pages/limits/limit_form.h"

#include <algorithm>
#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/limits/limit_words.h"
#include "app/playground/play_models.h"
#include "ui/pages/routes/condition_editor.h"
#include "ui/pages/routes/property_fields.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kMost = 1'000'000'000;
const QString kOther = QStringLiteral("*");

/// Units of a length, the largest that divides it is shown.
struct LengthUnit {
    const char* title;
    std::int64_t millis;
};

constexpr std::array<LengthUnit, 4> kLengths{
    {{QT_TRANSLATE_NOOP("gatehouse::ui::LimitForm", "seconds"), 1'000},
     {QT_TRANSLATE_NOOP("gatehouse::ui::LimitForm", "minutes"), 60'000},
     {QT_TRANSLATE_NOOP("gatehouse::ui::LimitForm", "hours"), 3'600'000},
     {QT_TRANSLATE_NOOP("gatehouse::ui::LimitForm", "days"), 86'400'000}}};

constexpr std::array<const char*, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                               "friday", "saturday", "sunday"};

QComboBox* makeChoice(const QString& objectName, const QString& name,
                      std::span<const app::LimitChoice> choices)
{
    auto* list = new QComboBox;
    list->setObjectName(objectName);
    list->setAccessibleName(name);
    for (const auto& choice : choices)
        list->addItem(app::titleOf(choice), QString::fromLatin1(choice.value));
    return list;
}

QSpinBox* makeNumber(const QString& objectName, const QString& name, int least, int most)
{
    auto* box = new QSpinBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setRange(least, most);
    box->setGroupSeparatorShown(true);
    box->setKeyboardTracking(false);
    return box;
}

void setText(QLineEdit* field, const QString& next)
{
    if (!field->hasFocus() && field->text() != next) field->setText(next);
}

void select(QComboBox* list, const std::string& value)
{
    list->setCurrentIndex(list->findData(app::text(value)));
}

QString joined(const std::vector<std::string>& fields)
{
    QStringList items;
    for (const auto& each : fields) items.append(app::text(each));
    return items.join(QStringLiteral(", "));
}

bool isOneOf(const std::string& word, std::initializer_list<const char*> words)
{
    return std::ranges::any_of(words, [&word](const char* each) { return word == each; });
}

}  // namespace

LimitForm::LimitForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("limits.form"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    problem_ = makeLabel({}, "bad", this);
    problem_->setObjectName(QStringLiteral("limits.problem"));
    problem_->setWordWrap(true);
    problem_->hide();
    column->addWidget(problem_);
    name_ = makeField(QStringLiteral("limits.name"), tr("Name"), {}, {});
    part(column, tr("Name"), name_);
    enabled_ = new QCheckBox(tr("In use"), this);
    enabled_->setObjectName(QStringLiteral("limits.enabled"));
    enabled_->setAccessibleName(tr("In use"));
    column->addWidget(enabled_);
    column->addSpacing(12);
    makeCount(column);
    makeWindow(column);
    makeCallers(column);
    makeOver(column);
    column->addStretch(1);
    connect(name_, &QLineEdit::editingFinished, this, [this] {
        change([this](auto& limit) { limit.name = name_->text().trimmed().toStdString(); });
    });
    connect(enabled_, &QCheckBox::clicked, this,
            [this](bool on) { change([on](auto& limit) { limit.enabled = on; }); });
}

QWidget* LimitForm::part(QVBoxLayout* column, const QString& title, QWidget* field,
                         const QString& hint)
{
    auto* box = new QWidget(this);
    auto* inner = new QVBoxLayout(box);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    addField(inner, title, field, hint);
    column->addWidget(box);
    return box;
}

void LimitForm::makeCount(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    left->setSpacing(0);
    right->setSpacing(0);
    unit_ = makeChoice(QStringLiteral("limits.unit"), tr("What is counted"), app::limitUnits());
    limit_ = makeField(QStringLiteral("limits.most"), tr("At most"), {}, {});
    limit_->setProperty("mono", true);
    addField(left, tr("What is counted"), unit_);
    addField(right, tr("At most"), limit_);
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    column->addLayout(row);
    connect(unit_, &QComboBox::activated, this, [this] {
        change([this](auto& limit) { limit.unit = unit_->currentData().toString().toStdString(); });
    });
    connect(limit_, &QLineEdit::editingFinished, this, [this] {
        QString amount = limit_->text().trimmed();
        if (amount.startsWith(QLatin1Char('$'))) amount = amount.mid(1).trimmed();
        change([&amount](auto& limit) { limit.limit = amount.toStdString(); });
    });
}

void LimitForm::makeWindow(QVBoxLayout* column)
{
    window_ = makeChoice(QStringLiteral("limits.window"), tr("Over what"), app::limitWindows());
    part(column, tr("Over what"), window_);
    auto* pair = new QWidget(this);
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    length_ = makeNumber(QStringLiteral("limits.length"), tr("Length"), 1, 100'000);
    lengthUnit_ = new QComboBox(pair);
    lengthUnit_->setObjectName(QStringLiteral("limits.lengthUnit"));
    lengthUnit_->setAccessibleName(tr("Unit of the length"));
    for (const auto& each : kLengths)
        lengthUnit_->addItem(tr(each.title), static_cast<qlonglong>(each.millis));
    row->addWidget(length_, 1);
    row->addWidget(lengthUnit_, 1);
    lengthPart_ = part(column, tr("Length"), pair);
    burst_ = makeNumber(QStringLiteral("limits.burst"), tr("Burst"), 0, kMost);
    burst_->setSpecialValueText(tr("as much as the limit"));
    burstPart_ = part(column, tr("Burst"), burst_, tr("What the bucket holds; of money in cents."));
    zone_ = makeEditableList(QStringLiteral("limits.zone"), tr("Time zone"), {});
    zone_->lineEdit()->setPlaceholderText(QStringLiteral("UTC"));
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        zone_->addItem(QString::fromLatin1(id));
    zonePart_ = part(column, tr("Time zone"), zone_, tr("Whose midnight counts."));
    weekStart_ = new QComboBox(this);
    weekStart_->setObjectName(QStringLiteral("limits.weekStart"));
    weekStart_->setAccessibleName(tr("The week begins on"));
    for (std::size_t i = 0; i < kWeekdays.size(); ++i)
        weekStart_->addItem(QLocale().standaloneDayName(static_cast<int>(i) + 1),
                            QString::fromLatin1(kWeekdays[i]));
    weekPart_ = part(column, tr("The week begins on"), weekStart_);
    connect(window_, &QComboBox::activated, this, [this] {
        change([this](auto& limit) {
            limit.window = window_->currentData().toString().toStdString();
            // What only another window can do would keep it from being published.
            if (limit.window == "concurrent") limit.unit = "requests";
            if (limit.window == "call" && limit.unit == "requests") limit.unit = "tokens";
            if (limit.window != "call" && limit.over == "clamp") limit.over = "block";
            if (limit.window == "call" && limit.over == "queue") limit.over = "block";
        });
    });
    connect(length_, &QSpinBox::valueChanged, this, &LimitForm::setLength);
    connect(lengthUnit_, &QComboBox::activated, this, &LimitForm::setLength);
    connect(burst_, &QSpinBox::valueChanged, this,
            [this](int value) { change([value](auto& limit) { limit.burst = value; }); });
    const auto takeZone = [this] {
        const QString zone = zone_->currentText().trimmed();
        change([&zone](auto& limit) { limit.zone = zone.toStdString(); });
    };
    connect(zone_, &QComboBox::activated, this, takeZone);
    connect(zone_->lineEdit(), &QLineEdit::editingFinished, this, takeZone);
    connect(weekStart_, &QComboBox::activated, this, [this] {
        change([this](auto& limit) {
            limit.weekStart = weekStart_->currentData().toString().toStdString();
        });
    });
}

void LimitForm::setLength()
{
    const std::int64_t millis = length_->value() * lengthUnit_->currentData().toLongLong();
    change([millis](auto& limit) { limit.length = Millis(millis); });
}

void LimitForm::makeCallers(QVBoxLayout* column)
{
    sharer_ =
        makeChoice(QStringLiteral("limits.sharer"), tr("Who shares a count"), app::limitSharers());
    sharer_->addItem(tr("Other fields…"), kOther);
    sharerPart_ = part(column, tr("Who shares a count"), sharer_);
    by_ = makeField(QStringLiteral("limits.by"), tr("Counted by"), {}, {});
    by_->setProperty("mono", true);
    by_->setPlaceholderText(QStringLiteral("metadata.team, headers.x-app"));
    byPart_ = part(column, tr("Counted by"), by_,
                   tr("Fields of a call, with commas between; each value has a count of its own."));
    when_ = new ConditionEditor(QStringLiteral("limits.when"), this);
    part(column, tr("Which calls"), when_, tr("Without a condition, all of them."));
    connect(sharer_, &QComboBox::activated, this, [this] {
        const QString field = sharer_->currentData().toString();
        if (field == kOther) {
            byPart_->show();
            by_->setFocus();
            return;
        }
        change([&field](auto& limit) {
            limit.by.clear();
            if (!field.isEmpty()) limit.by.push_back(field.toStdString());
        });
    });
    connect(by_, &QLineEdit::editingFinished, this, [this] {
        change([this](auto& limit) {
            limit.by.clear();
            for (const QString& each : by_->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                if (!each.trimmed().isEmpty()) limit.by.push_back(each.trimmed().toStdString());
            }
        });
    });
    connect(when_, &ConditionEditor::edited, this, [this](const QJsonObject& conditions) {
        const QByteArray json = conditions.isEmpty()
                                    ? QByteArray()
                                    : QJsonDocument(conditions).toJson(QJsonDocument::Compact);
        change([&json](auto& limit) { limit.when = json.toStdString(); });
    });
}

void LimitForm::makeOver(QVBoxLayout* column)
{
    over_ =
        makeChoice(QStringLiteral("limits.over"), tr("A call that is too much"), app::limitOvers());
    part(column, tr("A call that is too much"), over_);
    queueFor_ = makeNumber(QStringLiteral("limits.queueFor"), tr("Longest wait"), 1, 86'400);
    queueFor_->setSuffix(tr(" s"));
    queuePart_ = part(column, tr("Longest wait"), queueFor_, tr("Then it is refused."));
    redirectTo_ = makeEditableList(QStringLiteral("limits.redirectTo"), tr("Model instead"), {});
    redirectPart_ = part(column, tr("Model instead"), redirectTo_);
    warnAt_ = makeNumber(QStringLiteral("limits.warnAt"), tr("Warn from"), 0, 100);
    warnAt_->setSuffix(tr(" % used"));
    warnAt_->setSpecialValueText(tr("never"));
    warnPart_ = part(column, tr("Warn from"), warnAt_,
                     tr("Answers and traces say so, and the list shows it."));
    connect(over_, &QComboBox::activated, this, [this] {
        change([this](auto& limit) { limit.over = over_->currentData().toString().toStdString(); });
    });
    connect(queueFor_, &QSpinBox::valueChanged, this, [this](int seconds) {
        change([seconds](auto& limit) { limit.queueFor = Seconds(seconds); });
    });
    const auto takeModel = [this] {
        const QString model = redirectTo_->currentText().trimmed();
        change([&model](auto& limit) { limit.redirectTo = model.toStdString(); });
    };
    connect(redirectTo_, &QComboBox::activated, this, takeModel);
    connect(redirectTo_->lineEdit(), &QLineEdit::editingFinished, this, takeModel);
    connect(warnAt_, &QSpinBox::valueChanged, this,
            [this](int percent) { change([percent](auto& limit) { limit.warnAt = percent; }); });
}

void LimitForm::change(const Change& change)
{
    if (filling_) return;
    config::LimitConfig next = now_;
    change(next);
    if (next == now_) return;
    now_ = next;
    showParts();
    Q_EMIT edited(next);
}

/// Only what means something for this window and this action.
void LimitForm::showParts()
{
    const auto& window = now_.window;
    const bool isCalendar = isOneOf(window, {"hour", "day", "week", "month"});
    lengthPart_->setVisible(isOneOf(window, {"fixed", "sliding", "bucket"}));
    burstPart_->setVisible(window == "bucket");
    zonePart_->setVisible(isCalendar);
    weekPart_->setVisible(window == "week");
    sharerPart_->setVisible(window != "call");
    queuePart_->setVisible(now_.over == "queue");
    redirectPart_->setVisible(now_.over == "redirect");
    warnPart_->setVisible(window != "call");
    limit_->setPlaceholderText(now_.unit == "cost" ? QStringLiteral("$20.00")
                                                   : QStringLiteral("100"));
}

void LimitForm::showSharer()
{
    const bool isPlain = now_.by.size() <= 1;
    const int at =
        isPlain ? sharer_->findData(now_.by.empty() ? QString() : app::text(now_.by.front())) : -1;
    sharer_->setCurrentIndex(at >= 0 ? at : sharer_->findData(kOther));
    byPart_->setVisible(now_.window != "call" && (at < 0 || by_->hasFocus()));
    setText(by_, joined(now_.by));
}

void LimitForm::show(const config::LimitConfig& limit, const config::Config& config,
                     const QString& problem)
{
    filling_ = true;
    now_ = limit;
    setText(name_, app::text(limit.name));
    enabled_->setChecked(limit.enabled);
    select(unit_, limit.unit);
    const QString amount = app::text(limit.limit);
    setText(limit_, limit.unit == "cost" ? QStringLiteral("$") + amount : amount);
    select(window_, limit.window);
    const std::int64_t length = limit.length.count();
    const auto unit = std::ranges::find_if(kLengths.rbegin(), kLengths.rend(),
                                           [&](const auto& u) { return length % u.millis == 0; });
    const std::int64_t millis = unit == kLengths.rend() ? 1'000 : unit->millis;
    lengthUnit_->setCurrentIndex(lengthUnit_->findData(static_cast<qlonglong>(millis)));
    length_->setValue(static_cast<int>(length / millis));
    burst_->setValue(static_cast<int>(std::min<std::int64_t>(limit.burst, kMost)));
    if (!zone_->lineEdit()->hasFocus()) zone_->setCurrentText(app::text(limit.zone));
    select(weekStart_, limit.weekStart);
    showSharer();
    when_->set(QJsonDocument::fromJson(QByteArray::fromStdString(limit.when)).object());
    select(over_, limit.over);
    queueFor_->setValue(
        static_cast<int>(std::chrono::duration_cast<Seconds>(limit.queueFor).count()));
    if (!redirectTo_->lineEdit()->hasFocus()) {
        redirectTo_->clear();
        for (const auto& model : app::playModels(config)) redirectTo_->addItem(model.name);
        redirectTo_->setCurrentText(app::text(limit.redirectTo));
    }
    warnAt_->setValue(static_cast<int>(limit.warnAt));
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
    restyle(limit_, "wrong", problem.startsWith(QLatin1String("limit")));
    showParts();
    filling_ = false;
}

}  // namespace gatehouse::ui
