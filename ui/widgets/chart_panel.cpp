#include "ui/widgets/chart_panel.h"

#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>
#include <QStackedLayout>
#include <QTableWidget>

#include "ui/theme/density.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/chart_view.h"

namespace gatehouse::ui {
namespace {

/// A square in a series' colour, for the legend. A dashed series shows its dash.
class Swatch : public QWidget {
public:
    Swatch(int colour, bool dashed, QWidget* parent)
        : QWidget(parent), colour_(colour), dashed_(dashed)
    {
        setFixedSize(dashed ? 14 : 8, 12);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QColor colour = Theme::of().series(colour_);
        if (dashed_) {
            painter.fillRect(QRect(0, 5, 6, 2), colour);
            painter.fillRect(QRect(8, 5, 6, 2), colour);
            return;
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRect(0, 2, 8, 8), 2, 2);
    }

private:
    int colour_;
    bool dashed_;
};

constexpr qsizetype kBesideTitle = 3;

QString csvField(const QString& text)
{
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"'))) return text;
    QString inner = text;
    return QLatin1Char('"') + inner.replace(QLatin1String("\""), QLatin1String("\"\"")) +
           QLatin1Char('"');
}

double valueAt(const QVector<QPointF>& points, qint64 at)
{
    for (const QPointF& point : points) {
        if (static_cast<qint64>(point.x()) == at) return point.y();
    }
    return -1;
}

}  // namespace

ChartPanel::ChartPanel(const QString& objectName, const QString& title, const QString& subtitle,
                       Kind kind, const QVector<ChartSeries>& series, Format format,
                       QWidget* parent)
    : QFrame(parent), title_(title), series_(series), format_(std::move(format))
{
    setObjectName(objectName);
    setAccessibleName(title);
    setProperty("card", true);
    values_.resize(series.size());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 12, 10);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(makeLabel(title, "h3", this));
    subtitle_ = makeLabel(subtitle, "small", this);
    words->addWidget(subtitle_);
    head->addLayout(words, 1);
    auto* legend = new QWidget(this);
    legend->setFixedHeight(Theme::of().scaled(28));
    legend_ = new QHBoxLayout(legend);
    legend_->setContentsMargins(0, 0, 0, 0);
    legend_->setSpacing(6);
    for (const ChartSeries& row : series) {
        if (series.size() < 2) break;
        legend_->addWidget(new Swatch(row.colour, row.dashed, this));
        legend_->addWidget(makeLabel(row.name, "small2", this));
        legend_->addSpacing(4);
    }
    // A long one would push against the title of a narrow card.
    const bool isLong = series.size() > kBesideTitle;
    if (!isLong) {
        head->addSpacing(12);
        head->addWidget(legend, 0, Qt::AlignTop);
    }
    menu_ = makeIconButton(objectName + QStringLiteral(".menu"), tr("More for %1").arg(title),
                           QStringLiteral("more"), this);
    head->addWidget(menu_, 0, Qt::AlignTop);
    column->addLayout(head);
    if (isLong) {
        legend_->addStretch(1);
        column->addWidget(legend);
    }
    stack_ = new QStackedLayout;
    view_ = new ChartView(kind, series, format_, this);
    view_->setObjectName(objectName + QStringLiteral(".view"));
    view_->setAccessibleName(title);
    stack_->addWidget(view_);
    column->addLayout(stack_, 1);
    connect(view_, &ChartView::clicked, this, &ChartPanel::clicked);
    makeMenu();
}

void ChartPanel::makeMenu()
{
    auto* menu = new QMenu(menu_);
    menu_->setMenu(menu);
    menu_->setPopupMode(QToolButton::InstantPopup);
    QAction* table = menu->addAction(Theme::icon(QStringLiteral("table")), tr("Show as table"));
    table->setCheckable(true);
    connect(table, &QAction::toggled, this, &ChartPanel::setTableShown);
    menu->addSeparator();
    connect(menu->addAction(Theme::icon(QStringLiteral("copy")), tr("Copy values")),
            &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(toCsv()); });
    connect(menu->addAction(Theme::icon(QStringLiteral("image")), tr("Copy picture")),
            &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setImage(toImage()); });
    const auto save = [this](const QString& kind, const QString& ending, auto write) {
        const QString path = QFileDialog::getSaveFileName(this, kind, title_ + ending);
        if (path.isEmpty()) return;
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && write(file)) file.commit();
    };
    connect(menu->addAction(Theme::icon(QStringLiteral("export")), tr("Save as CSV…")),
            &QAction::triggered, this, [this, save] {
                save(tr("Save as CSV"), QStringLiteral(".csv"),
                     [this](QIODevice& out) { return out.write(toCsv().toUtf8()) >= 0; });
            });
    connect(menu->addAction(Theme::icon(QStringLiteral("export")), tr("Save as PNG…")),
            &QAction::triggered, this, [this, save] {
                save(tr("Save as PNG"), QStringLiteral(".png"),
                     [this](QIODevice& out) { return toImage().save(&out, "PNG"); });
            });
}

void ChartPanel::setAxisFormat(Format format)
{
    view_->setAxisFormat(std::move(format));
}

void ChartPanel::setWhole(bool whole)
{
    view_->setWhole(whole);
}

void ChartPanel::setSubtitle(const QString& text)
{
    if (subtitle_->text() != text) subtitle_->setText(text);
}

void ChartPanel::setRange(qint64 fromMs, qint64 toMs, qint64 bucketMs)
{
    view_->setRange(fromMs, toMs, bucketMs);
}

void ChartPanel::setValues(int series, QVector<QPointF> points)
{
    values_[series] = std::move(points);
}

void ChartPanel::showValues()
{
    view_->setValues(values_);
    QStringList facts;
    for (qsizetype i = 0; i < series_.size(); ++i) {
        double top = -1;
        for (const QPointF& point : std::as_const(values_[i])) top = qMax(top, point.y());
        if (top >= 0) facts.append(tr("%1 up to %2").arg(series_[i].name, format_(top)));
    }
    view_->setAccessibleDescription(facts.isEmpty() ? tr("No data")
                                                    : facts.join(QStringLiteral(", ")));
    if (isTableShown()) fillTable();
}

void ChartPanel::setEmptyText(const QString& text)
{
    view_->setEmptyText(text);
}

bool ChartPanel::hasData() const
{
    for (const auto& points : values_) {
        if (!points.isEmpty()) return true;
    }
    return false;
}

QVector<qint64> ChartPanel::times() const
{
    QVector<qint64> all;
    for (const auto& points : values_) {
        for (const QPointF& point : points) all.append(static_cast<qint64>(point.x()));
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

QString ChartPanel::toCsv() const
{
    QString out = tr("time");
    for (const ChartSeries& row : series_) out += QLatin1Char(',') + csvField(row.name);
    out += QLatin1Char('\n');
    for (const qint64 at : times()) {
        out += QDateTime::fromMSecsSinceEpoch(at).toString(Qt::ISODate);
        for (const auto& points : values_) {
            const double value = valueAt(points, at);
            out += QLatin1Char(',');
            if (value >= 0) out += QString::number(value, 'g', 10);
        }
        out += QLatin1Char('\n');
    }
    return out;
}

QImage ChartPanel::toImage() const
{
    return const_cast<ChartPanel*>(this)->grab().toImage();
}

void ChartPanel::setTableShown(bool shown)
{
    if (shown == isTableShown()) return;
    if (shown && table_ == nullptr) {
        table_ = new QTableWidget(this);
        table_->setObjectName(objectName() + QStringLiteral(".table"));
        table_->setAccessibleName(tr("%1 as table").arg(title_));
        table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
        table_->setShowGrid(false);
        table_->verticalHeader()->hide();
        denseRows(table_, 26, 22);
        table_->horizontalHeader()->setStretchLastSection(true);
        stack_->addWidget(table_);
    }
    if (shown) fillTable();
    stack_->setCurrentIndex(shown ? 1 : 0);
}

bool ChartPanel::isTableShown() const
{
    return stack_->currentIndex() == 1;
}

void ChartPanel::fillTable()
{
    const QVector<qint64> all = times();
    table_->setColumnCount(static_cast<int>(series_.size()) + 1);
    table_->setRowCount(static_cast<int>(all.size()));
    QStringList heads{tr("Time")};
    for (const ChartSeries& row : std::as_const(series_)) heads.append(row.name);
    table_->setHorizontalHeaderLabels(heads);
    const QFont digits = Theme::of().font(Type::Mono);
    for (int row = 0; row < table_->rowCount(); ++row) {
        const qint64 at = all[all.size() - 1 - row];  // newest first
        auto* time = new QTableWidgetItem(
            QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), QStringLiteral("d MMM HH:mm")));
        time->setFont(digits);
        table_->setItem(row, 0, time);
        for (qsizetype i = 0; i < values_.size(); ++i) {
            const double value = valueAt(values_[i], at);
            auto* item = new QTableWidgetItem(value < 0 ? QStringLiteral("–") : format_(value));
            item->setFont(digits);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table_->setItem(row, static_cast<int>(i) + 1, item);
        }
    }
}

}  // namespace gatehouse::ui
