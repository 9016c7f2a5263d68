import { createRequire } from 'node:module'
import { pinyin } from 'pinyin-pro'
import type { CatalogueSearch, ItemBook } from '@yichuang/modules/catalogue/public'
import type { PlaceBook } from '@yichuang/modules/halls/public'

interface WordSources {
  readonly items: ItemBook
  readonly search: CatalogueSearch
  readonly places: PlaceBook
}

const require = createRequire(import.meta.url)
/** The characters of each syllable, the most frequent first, as simple-keyboard offers them. */
const { layoutCandidates } = require('simple-keyboard-layouts/build/commonjs/layouts/chinese.js').default as {
  readonly layoutCandidates: Readonly<Record<string, string>>
}

/** Surnames, and characters that many given names have. */
const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜' +
  '范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁' +
  '葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁' +
  '隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕郎邸冀谈' +
  '姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑' +
  '习胥保和蔺缪区尉朴员那'
const given =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉玲红梅建国华志海燕波宁凤鹏玉兰云飞晓春雪琴慧莉颖佳鑫宇浩轩子涵欣怡' +
  '梓晨思雨嘉俊雅婷博瑞琪佩诗璐瑶萱悦馨涛峰斌彬龙阳洁倩楠健亮旭东升永福贵荣昌兴荷莲珍珠翠蓉菊莹琳珊蕾薇炜玮维唯卫砚秋若溪'

/** Characters of names that are not among the usual ones. */
const rare = '玥婳珺喆堃昇镕祎妘垚翀旻芃赟瑄瑀琤玹珅媞鋆弢玘劼濛彧瑒晞旸湉偲祐橦炘焜燚烜玠璟璠竑'

/** What is written into forms again and again, whatever the catalogue. */
const written =
  '有限公司 有限责任公司 股份公司 分公司 个体工商户 营业执照 身份证 身份证号 户口本 居住证 法定代表人 负责人 联系人 经营者 经营范围 经营场所 ' +
  '住所 地址 电话 手机 姓名 名称 申请 申请人 办理 咨询 许可证 零售 批发 销售 食品 餐饮 小吃 早餐 饮品 烘焙 烧烤 火锅 面馆 茶馆 咖啡 水果 蔬菜 生鲜 ' +
  '粮油 烟酒 百货 日用品 服装 鞋帽 家具 家电 建材 五金 化妆品 文具 玩具 图书 药品 农产品 预包装 超市 便利店 小卖部 商店 商行 餐厅 饭店 酒店 宾馆 ' +
  '民宿 美容 美发 理发 洗车 维修 装修 运输 物流 快递 租赁 培训 教育 信息 科技 技术 贸易 工程 设计 广告 文化 传媒 农业 养殖 种植 加工 制造 服务 ' +
  '中国 省 市 县 镇 乡 村 街道 社区 小区 花园 广场 大厦 大道 中路 东路 西路 南路 北路 单元 号楼 楼上 店面 一楼 二楼 三楼 隔壁 对面 ' +
  '自有 租用 无偿使用 住宅 商铺 平方米 人民币 万元 本人 父亲 母亲 丈夫 妻子 儿子 女儿 兄弟 姐妹 配偶 子女 其他 没有 同意 新办 变更 延续 注销 补办 ' +
  '开店 开公司 办执照 生孩子 结婚 离婚 退休 社保 医保 公积金 房产证 不动产 驾驶证 护照 落户 迁户口 上学 就业 失业 残疾 低保 救助 优待 税务 发票'

/** Words that a machine knows at most; further ones are typed character by character. */
const MOST_WORDS = 4000
const LONGEST_WORD = 8

const onlyChinese = /^\p{Script=Han}{2,}$/u

/** What the keyboard of a machine makes of letters: characters by syllable, words of this catalogue, characters of names. */
export function keyboardTable(texts: Iterable<string>): string {
  return [charactersBySound(), wordsIn(texts).join(' '), surnames + given + rare].join('\n\n')
}

function charactersBySound(): string {
  const soundOf = (one: string) => pinyin(one, { toneType: 'none', v: true })
  return Object.entries(layoutCandidates)
    .map(
      ([sound, list]) =>
        `${sound} ${list.replaceAll(' ', '')}${[...rare].filter((one) => soundOf(one) === sound).join('')}`,
    )
    .join('\n')
}

/** The words texts are made of, and short texts themselves, the most frequent first. */
function wordsIn(texts: Iterable<string>): readonly string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const times = new Map<string, number>()
  const count = (word: string) => {
    if (onlyChinese.test(word) && word.length <= LONGEST_WORD) times.set(word, (times.get(word) ?? 0) + 1)
  }
  for (const text of texts) {
    const words = [...segmenter.segment(text)].map(({ segment }) => segment)
    for (const word of words) count(word)
    if (words.length > 1) count(text)
  }
  const sorted = [...times].toSorted(([, one], [, other]) => other - one)
  return sorted.slice(0, MOST_WORDS).map(([word]) => word)
}

/** The names of what a hall is asked for, and of its places. */
async function textsOf({ items, search, places }: WordSources): Promise<readonly string[]> {
  const [titles, everyday, { areas, departments, halls }] = await Promise.all([
    items.all(),
    search.suggestions(MOST_WORDS),
    places.current(),
  ])
  return [
    ...written.split(' '),
    ...everyday,
    ...[...titles.values()].flatMap(({ name, aliases }) => [name, ...aliases]),
    ...[...areas.values()].map(({ name }) => name),
    ...[...departments.values()].map(({ name }) => name),
    ...[...halls.values()].flatMap(({ name, address }) => [name, address]),
  ]
}

/** The table of this catalogue, made when a machine first asks for it and again when items have changed. */
export function keyboardTables(parts: WordSources): () => Promise<string> {
  let known: { readonly of: unknown; readonly table: Promise<string> } | undefined
  return async () => {
    const titles = await parts.items.all()
    if (known?.of !== titles) known = { of: titles, table: textsOf(parts).then(keyboardTable) }
    return known.table
  }
}
