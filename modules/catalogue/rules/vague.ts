const vague =
  /(?:其他|其它|相关|有关)的?(?:材料|资料|文件|证明|证件|手续)|等(?:材料|资料|文件|证明|证件)$|(?:需要|要求)(?:提供|提交)的/

/** Names that leave open what to bring. (CAT-05; ZJ2 7.1.4) */
export function isVagueName(name: string): boolean {
  return vague.test(name)
}
