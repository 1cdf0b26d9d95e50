#include "ui/pages/routes/property_panel.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/config_session.h"
#include "app/formats.h"
#include "app/provider_health.h"
#include "app/routes/graph_edit.h"
#include "app/routes/node_words.h"
#include "ui/pages/routes/canvas_paint.h"
#include "ui/pages/routes/condition_editor.h"
#include "ui/pages/routes/share_editor.h"
#include "ui/pages/routes/target_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

QString several()
{
    return QStringLiteral("targets");
}

QString objectNameOf(const QString& part)
{
    return QStringLiteral("routes.property.") + part;
}

}  // namespace

PropertyPanel::PropertyPanel(QWidget* parent) : QScrollArea(parent)
{
    makePane(*this, QStringLiteral("routes.properties"), tr("Properties of the node"));
    auto* inner = new QWidget(this);
    column_ = new QVBoxLayout(inner);
    column_->setContentsMargins(16, 14, 16, 16);
    column_->setSpacing(4);
    setWidget(inner);
    inner->setAutoFillBackground(false);  // the card behind it shows
}

void PropertyPanel::show(const policy::Graph& graph, const std::string& id, std::size_t count,
                         const config::Config& config, const std::vector<policy::Flaw>& flaws)
{
    graph_ = graph;
    id_ = id;
    count_ = count;
    if (const QString shape = shapeOf(config); shape != shape_) {
        shape_ = shape;
        build(config);
    }
    for (const auto& each : refresh_) each();
    showFlaws(flaws);
}

/// What makes another form: the node, its kind, one target or several, and who can be chosen.
QString PropertyPanel::shapeOf(const config::Config& config) const
{
    const policy::Node* node = graph_.find(id_);
    if (node == nullptr || count_ != 1) return QStringLiteral("none %1").arg(count_);
    const bool many = app::nodeProperties(*node).contains(several());
    return QStringList{app::text(id_), QString::number(static_cast<int>(node->kind)),
                       many ? several() : QString(), providerIds(config).join(QLatin1Char(','))}
        .join(QLatin1Char('\n'));
}

void PropertyPanel::build(const config::Config& config)
{
    refresh_.clear();
    clearLayout(column_);
    flaws_ = nullptr;
    health_ = nullptr;
    toldHealth_.clear();
    const policy::Node* node = graph_.find(id_);
    if (node == nullptr || count_ != 1) {
        auto* words = makeLabel(
            count_ > 1 ? tr("%n nodes are chosen.", nullptr, static_cast<int>(count_))
                       : tr("Choose a node to see what it does, or add one from the left."),
            "small", widget());
        words->setWordWrap(true);
        column_->addWidget(words);
        column_->addStretch(1);
        return;
    }
    addHead(*node);
    flaws_ = new QVBoxLayout;
    flaws_->setSpacing(4);
    column_->addLayout(flaws_);
    addRows(*node, config);
    if (node->kind == policy::NodeKind::Model || node->kind == policy::NodeKind::Step) {
        health_ = new QVBoxLayout;
        health_->setSpacing(4);
        column_->addLayout(health_);
    }
    addJson(*node);
    column_->addStretch(1);
}

void PropertyPanel::addHead(const policy::Node& node)
{
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* icon = new QLabel(widget());
    icon->setPixmap(
        Theme::of().pixmap(iconOf(node.kind), 20, colourOf(node.kind), devicePixelRatioF()));
    head->addWidget(icon);
    head->addWidget(makeLabel(app::kindTitle(node.kind), "h3", widget()), 1);
    if (node.kind != policy::NodeKind::Start) {
        auto* remove = makeIconButton(QStringLiteral("routes.property.remove"),
                                      tr("Remove the node"), QStringLiteral("trash"), widget());
        connect(remove, &QToolButton::clicked, this, &PropertyPanel::removeAsked);
        head->addWidget(remove);
    }
    column_->addLayout(head);
    column_->addSpacing(10);
    auto* name =
        ui::makeField(objectNameOf(QStringLiteral("title")), tr("Name"), {}, app::nodeTitle(node));
    addField(column_, tr("Name"), name);
    connect(name, &QLineEdit::editingFinished, this,
            [this, name] { Q_EMIT edited(app::titled(graph_, id_, name->text())); });
    refresh_.push_back([this, name] {
        const policy::Node* now = graph_.find(id_);
        if (now == nullptr || name->hasFocus()) return;
        name->setText(app::text(now->title));
        policy::Node bare = *now;
        bare.title.clear();
        name->setPlaceholderText(app::nodeTitle(bare));
    });
}

void PropertyPanel::addRows(const policy::Node& node, const config::Config& config)
{
    const bool many = app::nodeProperties(node).contains(several());
    if (node.kind == policy::NodeKind::Model) {
        column_->addWidget(addModeSwitch(), 0, Qt::AlignLeft);
        column_->addSpacing(12);
    }
    for (const app::PropertyRow& row : app::propertyRows(node.kind)) {
        const bool shown =
            row.only == app::Only::Always || many == (row.only == app::Only::Several);
        if (shown) addRow(row, config);
    }
}

void PropertyPanel::addRow(const app::PropertyRow& row, const config::Config& config)
{
    if (QWidget* editor = editorOf(row, config)) {
        addField(column_, app::titleOf(row), editor, app::hintOf(row));
        return;
    }
    const QString name = QLatin1String(row.name);
    FieldHooks hooks;
    hooks.get = [this, name] { return valueOf(name); };
    hooks.set = [this, name](const QJsonValue& value) { set(name, value); };
    hooks.provider = [this] { return valueOf(QStringLiteral("provider")).toString(); };
    const Field field = makeField(row, hooks, config);
    addField(column_, app::titleOf(row), field.widget, app::hintOf(row));
    refresh_.push_back(field.refresh);
}

/// The rows that are more than one control.
QWidget* PropertyPanel::editorOf(const app::PropertyRow& row, const config::Config& config)
{
    const QString name = QLatin1String(row.name);
    if (row.control == app::Control::Conditions) {
        auto* editor = new ConditionEditor(objectNameOf(name), widget());
        connect(editor, &ConditionEditor::edited, this,
                [this, name](const QJsonObject& next) { set(name, next); });
        refresh_.push_back([this, editor, name] {
            const policy::Node* now = graph_.find(id_);
            const bool cases =
                now != nullptr && app::nodeProperties(*now).contains(QLatin1String("cases"));
            editor->setVisible(!cases);
            if (!cases) editor->set(valueOf(name).toObject());
        });
        return editor;
    }
    if (row.control == app::Control::Shares) {
        auto* editor = new ShareEditor(objectNameOf(name), widget());
        connect(editor, &ShareEditor::edited, this, [this](const std::vector<app::Share>& next) {
            Q_EMIT edited(app::withShares(graph_, id_, next));
        });
        refresh_.push_back([this, editor] { editor->set(graph_, id_); });
        return editor;
    }
    if (row.control != app::Control::Targets) return nullptr;
    auto* editor =
        new TargetEditor(objectNameOf(name), config, row.kind == policy::NodeKind::Model, widget());
    connect(editor, &TargetEditor::edited, this,
            [this, name](const QJsonArray& next) { set(name, next); });
    refresh_.push_back([this, editor, name] { editor->set(valueOf(name).toArray()); });
    return editor;
}

QWidget* PropertyPanel::addModeSwitch()
{
    auto* mode = new Segments(
        objectNameOf(QStringLiteral("mode")), tr("One target or several"),
        {{QStringLiteral("one"), tr("One target")}, {QStringLiteral("several"), tr("Several")}},
        widget());
    connect(mode, &Segments::chosen, this,
            [this](const QString& key) { setMode(key == QLatin1String("several")); });
    refresh_.push_back([this, mode] {
        mode->setCurrent(valueOf(several()).isArray() ? QStringLiteral("several")
                                                      : QStringLiteral("one"));
    });
    return mode;
}

/// What was set for the one target becomes the first of the several, and back.
void PropertyPanel::setMode(bool many)
{
    const policy::Node* node = graph_.find(id_);
    if (node == nullptr) return;
    QJsonObject all = app::nodeProperties(*node);
    if (many == all.contains(several())) return;
    const QStringList parts{QStringLiteral("provider"), QStringLiteral("model"),
                            QStringLiteral("key")};
    if (many) {
        QJsonObject target{{QStringLiteral("weight"), 1}};
        for (const QString& part : parts) {
            if (all.contains(part)) target.insert(part, all.take(part));
        }
        all.insert(several(), QJsonArray{target});
    } else {
        const QJsonObject target = all.take(several()).toArray().first().toObject();
        for (const QString& part : parts) {
            if (target.contains(part)) all.insert(part, target[part]);
        }
        all.remove(QStringLiteral("balance"));
        all.remove(QStringLiteral("stickyBy"));
    }
    Q_EMIT edited(app::withProperties(graph_, id_, all));
}

void PropertyPanel::addJson(const policy::Node& node)
{
    if (node.kind == policy::NodeKind::Start) return;
    auto* more = makeButton(QStringLiteral("routes.property.json"), tr("All properties as JSON"),
                            "link", {}, widget());
    column_->addWidget(more, 0, Qt::AlignLeft);
    auto* area = new QPlainTextEdit(widget());
    area->setObjectName(QStringLiteral("routes.property.json.text"));
    area->setAccessibleName(tr("All properties as JSON"));
    area->setProperty("code", true);
    area->setTabChangesFocus(true);
    area->setFixedHeight(Theme::of().scaled(180));
    area->hide();
    column_->addWidget(area);
    connect(more, &QPushButton::clicked, area, [area] { area->setVisible(!area->isVisible()); });
    connect(area, &QPlainTextEdit::textChanged, this, [this, area] {
        const QJsonDocument read = QJsonDocument::fromJson(area->toPlainText().toUtf8());
        const bool wrong = !read.isObject() && !area->toPlainText().trimmed().isEmpty();
        restyle(area, "wrong", wrong);
        if (!wrong) Q_EMIT edited(app::withProperties(graph_, id_, read.object()));
    });
    refresh_.push_back([this, area] {
        const policy::Node* now = graph_.find(id_);
        if (now == nullptr || area->hasFocus()) return;
        const QSignalBlocker quiet(area);
        area->setPlainText(
            QString::fromUtf8(QJsonDocument(app::nodeProperties(*now)).toJson()).trimmed());
    });
}

void PropertyPanel::showFlaws(const std::vector<policy::Flaw>& flaws)
{
    if (flaws_ == nullptr) return;
    clearLayout(flaws_);
    for (const policy::Flaw& flaw : flaws) {
        if (flaw.node != id_) continue;
        auto* words =
            makeLabel(app::text(flaw.message) + QStringLiteral(": ") + app::text(flaw.hint),
                      flaw.isWarning ? "small2" : "bad", widget());
        words->setWordWrap(true);
        flaws_->addWidget(words);
    }
    if (flaws_->count() > 0) flaws_->addSpacing(8);
}

void PropertyPanel::showHealth(const std::vector<engine::ProviderHealth>& health,
                               const config::Config& config)
{
    const policy::Node* node = graph_.find(id_);
    if (health_ == nullptr || node == nullptr) return;
    const QJsonObject all = app::nodeProperties(*node);
    QStringList providers;
    for (const QJsonValue& each : all[several()].toArray())
        providers += each[QLatin1String("provider")].toString();
    providers += all[QLatin1String("provider")].toString();
    providers.removeDuplicates();
    QStringList told;
    std::vector<bool> bad;
    for (const QString& id : std::as_const(providers)) {
        const auto* provider = app::findProvider(config, id.toStdString());
        if (provider == nullptr) continue;
        const auto found = std::ranges::find(health, provider->id, &engine::ProviderHealth::id);
        const auto* known = found == health.end() ? nullptr : &*found;
        const app::HealthWords words = app::healthWords(*provider, known, app::now());
        if (words.chip.isEmpty()) continue;
        QStringList parts{words.chip, words.text};
        if (known != nullptr) parts += app::probeWords(*known);
        parts.removeAll(QString());
        told += app::titleOf(*provider) + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
        bad.push_back(words.kind == app::HealthWords::Kind::Bad);
    }
    if (told == toldHealth_) return;
    toldHealth_ = told;
    clearLayout(health_);
    if (told.isEmpty()) return;
    health_->addWidget(makeLabel(tr("Health"), "captionStrong", widget()));
    for (int i = 0; i < told.size(); ++i) {
        auto* line =
            makeLabel(told[i], bad[static_cast<std::size_t>(i)] ? "bad" : "small2", widget());
        line->setObjectName(QStringLiteral("routes.property.health.") + QString::number(i));
        line->setWordWrap(true);
        health_->addWidget(line);
    }
    health_->addSpacing(8);
}

void PropertyPanel::set(const QString& name, const QJsonValue& value)
{
    Q_EMIT edited(app::withProperty(graph_, id_, name, value));
}

QJsonValue PropertyPanel::valueOf(const QString& name) const
{
    const policy::Node* node = graph_.find(id_);
    return node == nullptr ? QJsonValue() : app::nodeProperties(*node)[name];
}

void PropertyPanel::focusFirst()
{
    for (QWidget* each = widget()->nextInFocusChain(); each != widget();
         each = each->nextInFocusChain()) {
        const bool inside = widget()->isAncestorOf(each) && each->isVisibleTo(widget());
        if (!inside || (each->focusPolicy() & Qt::TabFocus) == 0 ||
            qobject_cast<QToolButton*>(each) != nullptr)
            continue;
        each->setFocus(Qt::TabFocusReason);
        return;
    }
}

}  // namespace gatehouse::ui
