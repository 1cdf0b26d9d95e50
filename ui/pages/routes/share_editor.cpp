#include "ui/pages/routes/share_editor.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/routes/node_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kBarHeight = 30;
constexpr int kLeastForWords = 34;

/// The shares side by side, in their colours.
class Bar : public QWidget {
public:
    std::vector<int> percents;

    explicit Bar(QWidget* parent) : QWidget(parent)
    {
        setFixedHeight(Theme::of().scaled(kBarHeight));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath clip;
        clip.addRoundedRect(QRectF(rect()), 6, 6);
        painter.setClipPath(clip);
        painter.fillRect(rect(), Theme::of().colour(Token::Sunken));
        QFont font = Theme::of().font(Type::Small);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        double left = 0;
        for (std::size_t i = 0; i < percents.size(); ++i) {
            const double wide = width() * percents[i] / 100.0;
            const QRectF part(left, 0, std::max(0.0, wide - 1), height());
            painter.fillRect(part, Theme::of().series(static_cast<int>(i)));
            painter.setPen(Theme::of().colour(Theme::of().isDark() ? Token::App : Token::OnAccent));
            if (wide >= kLeastForWords)
                painter.drawText(part, Qt::AlignCenter, QStringLiteral("%1%").arg(percents[i]));
            left += wide;
        }
    }
};

}  // namespace

ShareEditor::ShareEditor(const QString& objectName, QWidget* parent) : QWidget(parent)
{
    setObjectName(objectName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    bar_ = new Bar(this);
    column->addWidget(bar_);
    list_ = new QVBoxLayout;
    list_->setSpacing(6);
    column->addLayout(list_);
    add_ = makeButton(objectName + QStringLiteral(".add"), tr("Add a share"), "ghost",
                      QStringLiteral("plus"), this);
    column->addWidget(add_, 0, Qt::AlignLeft);
    connect(add_, &QPushButton::clicked, this, [this] {
        auto next = shares_;
        next.push_back({std::max(1, rest_ / 2), {}});
        Q_EMIT edited(next);
    });
}

void ShareEditor::set(const policy::Graph& graph, const std::string& split)
{
    const policy::Node* node = graph.find(split);
    if (node == nullptr) return;
    const auto name = [&graph](const std::string& id) {
        const policy::Node* end = graph.find(id);
        return end == nullptr ? tr("nowhere yet") : app::nodeTitle(*end);
    };
    QStringList ends;
    const auto shares = app::sharesOf(*node);
    for (const app::Share& share : shares) ends += name(share.to);
    const auto rest = std::ranges::find(node->outputs, "else", &policy::Output::name);
    ends += rest == node->outputs.end() ? QString() : name(rest->to);
    if (shares == shares_ && ends == ends_) return;
    const bool same = shares.size() == shares_.size() && list_->count() > 0;
    shares_ = shares;
    ends_ = ends;
    rest_ = app::restOf(*node);
    auto* bar = static_cast<Bar*>(bar_);
    bar->percents.clear();
    for (const app::Share& share : shares_) bar->percents.push_back(share.percent);
    if (rest_ > 0) bar->percents.push_back(rest_);
    bar->setAccessibleName(tr("Shares"));
    bar->update();
    add_->setVisible(shares_.size() < policy::kMostShares && rest_ > 1);
    if (!same || findChild<QSpinBox*>() == nullptr ||
        !findChild<QSpinBox*>()->window()->focusWidget() || !isAncestorOf(window()->focusWidget()))
        return build();
    for (std::size_t i = 0; i < shares_.size(); ++i) {
        auto* box = findChild<QSpinBox*>(objectName() + QStringLiteral(".share.%1").arg(i));
        const QSignalBlocker quiet(box);
        if (box != nullptr) box->setValue(shares_[i].percent);
    }
    if (auto* words = findChild<QLabel*>(objectName() + QStringLiteral(".rest")))
        words->setText(QStringLiteral("%1 %").arg(rest_));
}

void ShareEditor::build()
{
    clearLayout(list_);
    for (std::size_t i = 0; i <= shares_.size(); ++i) {
        const bool last = i == shares_.size();
        if (last && rest_ <= 0) break;
        const QString number = QString::number(i);
        auto* group = new QWidget(this);
        auto* row = new QHBoxLayout(group);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        auto* dot = new Dot(Token::Text3, 8, group);
        dot->setSeries(static_cast<int>(i));
        row->addWidget(dot);
        auto* end = new ElidedLabel(ends_.value(static_cast<qsizetype>(i)), group);
        row->addWidget(end, 1);
        if (last) {
            auto* rest = makeLabel(QStringLiteral("%1 %").arg(rest_), "mono", group);
            rest->setObjectName(objectName() + QStringLiteral(".rest"));
            row->addWidget(rest);
            row->addSpacing(34);
        } else {
            auto* box = new QSpinBox(group);
            box->setObjectName(objectName() + QStringLiteral(".share.") + number);
            box->setAccessibleName(tr("Share %1").arg(i + 1));
            box->setRange(1, 99);
            box->setSuffix(QStringLiteral(" %"));
            box->setKeyboardTracking(false);
            box->setFixedWidth(Theme::of().scaled(68));
            box->setValue(shares_[i].percent);
            row->addWidget(box);
            auto* remove =
                makeIconButton(objectName() + QStringLiteral(".remove.") + number,
                               tr("Remove share %1").arg(i + 1), QStringLiteral("close"), group);
            row->addWidget(remove);
            connect(box, &QSpinBox::valueChanged, this,
                    [this, i](int percent) { change(i, percent); });
            connect(remove, &QToolButton::clicked, this, [this, i] {
                auto next = shares_;
                next.erase(next.begin() + static_cast<std::ptrdiff_t>(i));
                Q_EMIT edited(next);
            });
        }
        list_->addWidget(group);
    }
}

void ShareEditor::change(std::size_t at, int percent)
{
    if (at >= shares_.size() || shares_[at].percent == percent) return;
    auto next = shares_;
    next[at].percent = percent;
    Q_EMIT edited(next);
}

}  // namespace gatehouse::ui
